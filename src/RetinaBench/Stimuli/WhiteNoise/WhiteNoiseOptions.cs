using System.Text.Json.Serialization;

namespace RetinaBench.Stimuli.WhiteNoise;

/// <summary>The parameters of a <see cref="WhiteNoiseEnvironment"/>.</summary>
public sealed record WhiteNoiseOptions
{
    private const int MaximumFrames = 1_000_000, MaximumSide = 4096, MaximumParts = 16;

    /// <summary>Number of frames, 1 to 1,000,000.</summary>
    public required int Frames { get; init; }

    /// <summary>Height in pixels, 1 to 4096.</summary>
    public required int Rows { get; init; }

    /// <summary>Width in pixels, 1 to 4096.</summary>
    public required int Columns { get; init; }

    /// <summary>Side of a check in pixels, 1 to the longer side of the movie; checks at the last row and column are cut where they do not fit.</summary>
    public required int CheckSize { get; init; }

    /// <summary>Frames for which a pattern stands, 1 (the default) to <see cref="Frames"/>.</summary>
    public int Hold { get; init; } = 1;

    /// <summary>The distribution of a check.</summary>
    public WhiteNoiseDistribution Distribution { get; init; }

    /// <summary>Mean intensity, -1000 to 1000; 0.5 by default.</summary>
    public double Mean { get; init; } = 0.5;

    /// <summary>Standard deviation of the intensity, above 0 to 1000; 0.5 by default, with which binary checks are 0 or 1.</summary>
    public double Contrast { get; init; } = 0.5;

    /// <summary>Independent parts, 1 (the default) to 16: one point each, for example one to fit a model on and one to test it on.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>Seed of the random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Shape of the movies, [frames, rows, columns].</summary>
    [JsonIgnore]
    public MovieGeometry Geometry => new(Frames, Rows, Columns);

    /// <summary>Shape of the movies in checks, [patterns, rows of checks, columns of checks].</summary>
    [JsonIgnore]
    public MovieGeometry Checks => new(Whole(Frames, Hold), Whole(Rows, CheckSize), Whole(Columns, CheckSize));

    /// <summary>Every member that is outside of its range, in the order of the members; empty for valid options.</summary>
    public IReadOnlyList<OptionProblem> Problems()
    {
        OptionProblem[] problems =
        [
            .. OptionProblem.Outside("frames", Frames, 1, MaximumFrames),
            .. OptionProblem.Outside("rows", Rows, 1, MaximumSide),
            .. OptionProblem.Outside("columns", Columns, 1, MaximumSide),
            .. OptionProblem.Outside("checkSize", CheckSize, 1, Math.Max(Rows, Columns)),
            .. OptionProblem.Outside("hold", Hold, 1, Frames),
            .. OptionProblem.Outside("parts", Parts, 1, MaximumParts),
        ];
        if (problems.Length == 0 && (long)Frames * Rows * Columns > int.MaxValue)
            problems = [new("frames", FormattableString.Invariant($"{Frames} frames of {Rows} x {Columns} have more than {int.MaxValue} pixels"))];
        if (!(Math.Abs(Mean) <= 1000))
            problems = [.. problems, new("mean", FormattableString.Invariant($"{Mean} is not in [-1000, 1000]"))];
        if (!(Contrast > 0 && Contrast <= 1000))
            problems = [.. problems, new("contrast", FormattableString.Invariant($"{Contrast} is not in (0, 1000]"))];
        return problems;
    }

    private static int Whole(int length, int part) => (length + part - 1) / part;
}
