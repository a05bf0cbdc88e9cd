using System.Text.Json.Serialization;

namespace RetinaBench.Stimuli.FlashedImages;

/// <summary>The parameters of a <see cref="FlashedImagesEnvironment"/>.</summary>
public sealed record FlashedImagesOptions
{
    private const int MaximumFrames = 10_000, MaximumSide = 64;
    private const double LargestExponent = 4;

    /// <summary>Height in pixels, 1 to 64.</summary>
    public required int Rows { get; init; }

    /// <summary>Width in pixels, 1 to 64.</summary>
    public required int Columns { get; init; }

    /// <summary>Frames for which an image stands, the first ones of its movie; 1 to 10,000.</summary>
    public required int FlashFrames { get; init; }

    /// <summary>Frames of the mean intensity after it, 0 to 10,000.</summary>
    public required int GreyFrames { get; init; }

    /// <summary>The amplitude at spatial frequency f goes as 1/f^exponent; 0 (white) to 4, 1 by default, as in natural scenes (Field 1987, doi:10.1364/JOSAA.4.002379).</summary>
    public double Exponent { get; init; } = 1;

    /// <summary>Mean intensity, -1000 to 1000; 0.5 by default.</summary>
    public double Mean { get; init; } = 0.5;

    /// <summary>Standard deviation of the intensity over all pixels of all images, above 0 to 1000; 0.2 by default.</summary>
    public double Contrast { get; init; } = 0.2;

    /// <summary>Seed of the random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Shape of the movies, [frames, rows, columns]: one flash each.</summary>
    [JsonIgnore]
    public MovieGeometry Geometry => new(FlashFrames + GreyFrames, Rows, Columns);

    /// <summary>Every member that is outside of its range, in the order of the members; empty for valid options.</summary>
    public IReadOnlyList<OptionProblem> Problems()
    {
        List<OptionProblem> problems =
        [
            .. OptionProblem.Outside("rows", Rows, 1, MaximumSide),
            .. OptionProblem.Outside("columns", Columns, 1, MaximumSide),
            .. OptionProblem.Outside("flashFrames", FlashFrames, 1, MaximumFrames),
            .. OptionProblem.Outside("greyFrames", GreyFrames, 0, MaximumFrames),
        ];
        if (!(Exponent is >= 0 and <= LargestExponent))
            problems.Add(new("exponent", FormattableString.Invariant($"{Exponent} is not in [0, {LargestExponent}]")));
        if (!(Math.Abs(Mean) <= 1000))
            problems.Add(new("mean", FormattableString.Invariant($"{Mean} is not in [-1000, 1000]")));
        if (!(Contrast > 0 && Contrast <= 1000))
            problems.Add(new("contrast", FormattableString.Invariant($"{Contrast} is not in (0, 1000]")));
        return problems;
    }
}
