using RetinaBench.Reference.Training;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Variations;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>The dot-motion stimuli of a training; the defaults are the paper's.</summary>
public sealed record RecipeEnvironment
{
    /// <summary>The most stimuli of a training.</summary>
    public const int MaximumStimuli = 100_000;

    private const string Member = "environment";

    /// <summary>Speed of the fast dots over that of the slow ones, above 1 to 100: at 1 there is no right answer.</summary>
    public double Alpha { get; init; } = 2;

    /// <summary>Distribution of the slow speed, pixels a frame, one for each stimulus.</summary>
    public UniformRange SlowSpeed { get; init; } = new(0.5, 1.5);

    /// <summary>How the fast dots are chosen.</summary>
    public FastDotRule FastDots { get; init; } = FastDotRule.ExactHalf;

    /// <summary>Number of training stimuli, 1 to 100,000.</summary>
    public int Stimuli { get; init; } = 1000;

    /// <summary>Number of dots, 2 to three times the longer side of the movie: no two share a row or a column of the field.</summary>
    public int Dots { get; init; } = 150;

    /// <summary>Radius of every dot in pixels.</summary>
    public int DotRadius { get; init; } = 5;

    /// <summary>The options of an environment of such stimuli, in a field of three times the longer side of the movie.</summary>
    /// <param name="movies">Shape of the movies.</param>
    /// <param name="seed">Seed of every stream of random numbers.</param>
    public DotMotionOptions ToOptions(MovieGeometry movies, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(movies);
        int side = Math.Max(movies.Rows, movies.Columns);
        return new()
        {
            Frames = movies.Frames,
            Rows = movies.Rows,
            Columns = movies.Columns,
            FieldMinimum = -side,
            FieldEnd = 2 * side,
            Dots = Dots,
            DotRadius = DotRadius,
            FastDots = FastDots,
            Seed = seed,
            Variation = new FixedPoint(Alpha, SlowSpeed),
        };
    }

    internal IEnumerable<OptionProblem> Problems(RecipeArchitecture architecture)
    {
        OptionProblem[] own =
        [
            .. RangeCheck.Unless(Member + ".alpha", Alpha, Alpha is > 1 and <= DotMotionVariation.MaximumAlpha, $"(1, {DotMotionVariation.MaximumAlpha}]"),
            .. RangeCheck.Outside(Member + ".stimuli", Stimuli, 1, MaximumStimuli),
            .. RangeCheck.Outside(Member + ".dots", Dots, 2, 3 * Math.Max(architecture.Rows, architecture.Columns)),
        ];
        return own.Length > 0
            ? own
            : ToOptions(new(architecture.Frames, architecture.Rows, architecture.Columns), 0).Problems()
                .Select(problem => problem with { Member = $"{Member}.{problem.Member.Replace("variation.", string.Empty, StringComparison.Ordinal)}" });
    }
}
