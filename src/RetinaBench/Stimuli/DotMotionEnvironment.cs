using RetinaBench.Stimuli.Variations;

namespace RetinaBench.Stimuli;

/// <summary>Two populations of dots moving against each other, to be told apart by speed: the environments of Murray et al. 2021.</summary>
/// <remarks>
/// Rows and columns of the dots are drawn from the field, each without replacement. A slow speed s and a slow direction are
/// drawn for each stimulus; the fast dots move the other way at alpha * s. The direction of the population called fast
/// labels the stimulus, also for alpha below 1, where it is the slower one, at 1, where both are equally fast, and at 0,
/// where it stands still: what counts as correct there is for the experiment to say.
/// Each quantity has a <see cref="RandomStream"/> of its own, of purpose <c>&lt;environment&gt;/dot-rows</c>,
/// <c>dot-columns</c>, <c>fast-dots</c>, <c>slow-speed</c> and <c>slow-direction</c> (0 left, 1 right), whose indices are point and ordinal.
/// </remarks>
public sealed class DotMotionEnvironment : IStimulusEnvironment
{
    private static readonly string[] LeftAndRight = ["left", "right"];

    private readonly DotMotionPoint[] _points;

    /// <summary>Makes an environment.</summary>
    /// <param name="name">Its name: letters, digits, '-', '_' and '.'.</param>
    /// <param name="version">Its version, at least 1.</param>
    /// <param name="options">Its parameters.</param>
    /// <exception cref="InputException">The name, the version or an option is not valid.</exception>
    public DotMotionEnvironment(string name, int version, DotMotionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        EnvironmentName.Check(name, version);
        if (options.Problems() is [OptionProblem problem, ..])
            throw new InputException($"environment '{name}': {problem.Member}: {problem.What}");
        Name = name;
        Version = version;
        Options = options;
        Geometry = options.Geometry;
        _points = [.. options.Variation.Points()];
        Points = [.. _points.Select(point => point.Point)];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Version { get; }

    /// <summary>The parameters.</summary>
    public DotMotionOptions Options { get; }

    /// <inheritdoc/>
    public MovieGeometry Geometry { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes => LeftAndRight;

    /// <inheritdoc/>
    public IReadOnlyList<EnvironmentPoint> Points { get; }

    /// <inheritdoc/>
    public int PointsPerValue => Options.Variation.PointsPerValue;

    /// <inheritdoc/>
    public Stimulus Create(int point, int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(point);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(point, _points.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        DotMotionPoint parameters = _points[point];
        int field = Options.FieldEnd - Options.FieldMinimum;
        int[] rows = Stream("dot-rows").DrawWithoutReplacement(field, Options.Dots);
        int[] columns = Stream("dot-columns").DrawWithoutReplacement(field, Options.Dots);
        double slowSpeed = Stream("slow-speed").NextUniform(parameters.SlowSpeed.Low, parameters.SlowSpeed.High);
        int fastDirection = parameters.OnlyDirection ?? (Stream("slow-direction").NextInt(2) == 0 ? 1 : -1);
        bool[] isFast = parameters.OnlyDirection is null ? FastDots(Stream("fast-dots")) : [];
        double slowVelocity = (parameters.OnlyDirection ?? -fastDirection) * slowSpeed;
        double fastVelocity = fastDirection * (parameters.Alpha * slowSpeed);
        var dots = new Dot[Options.Dots];
        for (int i = 0; i < dots.Length; i++)
            dots[i] = new(rows[i] + Options.FieldMinimum, columns[i] + Options.FieldMinimum, isFast.Length > 0 && isFast[i] ? fastVelocity : slowVelocity);
        var scene = new DotScene(Geometry, Options.DotRadius, Options.FieldMinimum, Options.FieldEnd, dots);
        return Stimulus.FromScene(FormattableString.Invariant($"{Name}/{point}/{ordinal}"), scene, fastDirection < 0 ? 0 : 1, new(this, point, ordinal));

        RandomStream Stream(string purpose) => new(Options.Seed, $"{Name}/{purpose}", (uint)point, (uint)ordinal);
    }

    private bool[] FastDots(RandomStream stream)
    {
        bool[] isFast = new bool[Options.Dots];
        if (Options.FastDots == FastDotRule.ExactHalf)
        {
            foreach (int dot in stream.DrawWithoutReplacement(isFast.Length, isFast.Length / 2))
                isFast[dot] = true;
        }
        else
        {
            for (int dot = 0; dot < isFast.Length; dot++)
                isFast[dot] = stream.NextInt(2) == 1;
        }

        return isFast;
    }
}
