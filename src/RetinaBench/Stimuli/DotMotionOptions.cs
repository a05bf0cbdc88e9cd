using System.Text.Json.Serialization;
using RetinaBench.Stimuli.Variations;

namespace RetinaBench.Stimuli;

/// <summary>The parameters of a <see cref="DotMotionEnvironment"/>, as they stand in a suite file.</summary>
public sealed record DotMotionOptions
{
    private const int MaximumFrames = 10_000, MaximumSide = 4096, MaximumField = 100_000;

    /// <summary>Number of frames, 1 to 10,000.</summary>
    public required int Frames { get; init; }

    /// <summary>Height of the visible area in pixels, 1 to 4096.</summary>
    public required int Rows { get; init; }

    /// <summary>Width of the visible area in pixels, 1 to 4096.</summary>
    public required int Columns { get; init; }

    /// <summary>First row and first column of the field in visible coordinates, -100,000 to 0.</summary>
    public required int FieldMinimum { get; init; }

    /// <summary>The row and column after the last of the field: at least the sides of the visible area, at most 100,000.</summary>
    public required int FieldEnd { get; init; }

    /// <summary>Number of dots, 1 to the side of the field: no two share a row or a column.</summary>
    public required int Dots { get; init; }

    /// <summary>Radius of every dot in pixels, 0 to <see cref="DiscScene.MaximumRadius"/>.</summary>
    public required int DotRadius { get; init; }

    /// <summary>How the fast dots are chosen; ignored where all dots move one way.</summary>
    public FastDotRule FastDots { get; init; } = FastDotRule.ExactHalf;

    /// <summary>Seed of every stream of random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What varies between points.</summary>
    public required DotMotionVariation Variation { get; init; }

    /// <summary>Shape of the movies, [frames, rows, columns].</summary>
    [JsonIgnore]
    public MovieGeometry Geometry => new(Frames, Rows, Columns);

    /// <summary>The movies of Murray et al. 2021: 51 frames of 255x255 in the middle of a field of 765x765 with 150 dots of radius 5.</summary>
    /// <param name="variation">What varies between points.</param>
    /// <param name="seed">Seed of every stream of random numbers.</param>
    public static DotMotionOptions Murray2021(DotMotionVariation variation, ulong seed) => new()
    {
        Frames = 51,
        Rows = 255,
        Columns = 255,
        FieldMinimum = -255,
        FieldEnd = 510,
        Dots = 150,
        DotRadius = 5,
        Seed = seed,
        Variation = variation,
    };

    /// <summary>Every member that is outside of its range, in the order of the members; empty for valid options.</summary>
    public IReadOnlyList<OptionProblem> Problems()
    {
        OptionProblem[] own =
        [
            .. OptionProblem.Outside("frames", Frames, 1, MaximumFrames),
            .. OptionProblem.Outside("rows", Rows, 1, MaximumSide),
            .. OptionProblem.Outside("columns", Columns, 1, MaximumSide),
            .. OptionProblem.Outside("fieldMinimum", FieldMinimum, -MaximumField, 0),
            .. OptionProblem.Outside("fieldEnd", FieldEnd, Math.Max(Rows, Columns), MaximumField),
            .. OptionProblem.Outside("dots", Dots, 1, (decimal)FieldEnd - FieldMinimum),
            .. OptionProblem.Outside("dotRadius", DotRadius, 0, DiscScene.MaximumRadius),
        ];
        if (own.Length == 0 && (long)Frames * Rows * Columns > int.MaxValue)
            own = [new("frames", FormattableString.Invariant($"{Frames} frames of {Rows} x {Columns} have more than {int.MaxValue} pixels"))];
        return [.. own, .. Variation.Problems().Select(problem => problem with { Member = $"variation.{problem.Member}" })];
    }
}
