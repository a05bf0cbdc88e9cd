namespace RetinaBench.Stimuli.WhiteNoise;

/// <summary>Movies of independent checks, which have no right answer: the stimulus by which receptive fields are measured.</summary>
/// <remarks>
/// One point without coordinates, or one for each of several parts, and no classes; labels are -1. Checks come in the order [patterns, rows, columns] from the
/// <see cref="RandomStream"/> of purpose <c>&lt;environment&gt;/checks</c> with indices point and ordinal: binary ones from single
/// bits, the lowest of a word first (0 is -1), Gaussian ones as <see cref="RandomStream.NextGaussian"/>.
/// Chichilnisky, E. J. (2001), A simple white noise analysis of neuronal light responses, doi:10.1080/713663221.
/// </remarks>
public sealed class WhiteNoiseEnvironment : IStimulusEnvironment
{
    /// <summary>The coordinate of points where there are several parts: the number of the part, from 0.</summary>
    public const string PartCoordinate = "part";

    private const int WordBits = 32;

    /// <summary>Makes an environment.</summary>
    /// <param name="name">Its name: letters, digits, '-', '_' and '.'.</param>
    /// <param name="version">Its version, at least 1.</param>
    /// <param name="options">Its parameters.</param>
    /// <exception cref="InputException">The name, the version or an option is not valid.</exception>
    public WhiteNoiseEnvironment(string name, int version, WhiteNoiseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        EnvironmentName.Check(name, version);
        if (options.Problems() is [OptionProblem problem, ..])
            throw new InputException($"environment '{name}': {problem.Member}: {problem.What}");
        Name = name;
        Version = version;
        Options = options;
        Geometry = options.Geometry;
        Points = options.Parts == 1 ? [new([])] : [.. Enumerable.Range(0, options.Parts).Select(part => new EnvironmentPoint([new(PartCoordinate, part)]))];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Version { get; }

    /// <summary>The parameters.</summary>
    public WhiteNoiseOptions Options { get; }

    /// <inheritdoc/>
    public MovieGeometry Geometry { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes => [];

    /// <inheritdoc/>
    public IReadOnlyList<EnvironmentPoint> Points { get; }

    /// <inheritdoc/>
    public Stimulus Create(int point, int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(point);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(point, Points.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        var stream = new RandomStream(Options.Seed, ChecksPurpose(Name), (uint)point, (uint)ordinal);
        float[] deviations = new float[Options.Checks.Pixels];
        if (Options.Distribution == WhiteNoiseDistribution.Binary)
            FillBinary(deviations, stream);
        else
            FillGaussian(deviations, stream);
        return Stimulus.FromScene(FormattableString.Invariant($"{Name}/{point}/{ordinal}"), new WhiteNoiseScene(Options, deviations), -1, new(this, point, ordinal));
    }

    /// <summary>What the random numbers of the checks are for.</summary>
    internal static string ChecksPurpose(string name) => $"{name}/checks";

    private static void FillBinary(float[] deviations, RandomStream stream)
    {
        uint word = 0;
        for (int i = 0; i < deviations.Length; i++)
        {
            if (i % WordBits == 0)
                word = stream.NextUInt32();
            deviations[i] = (word & 1) == 0 ? -1 : 1;
            word >>= 1;
        }
    }

    private static void FillGaussian(float[] deviations, RandomStream stream)
    {
        for (int i = 0; i < deviations.Length; i++)
            deviations[i] = (float)stream.NextGaussian();
    }
}
