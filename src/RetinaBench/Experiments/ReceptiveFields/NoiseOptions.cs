using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>The white noise that is shown: movies of the size that a model takes, see <see cref="WhiteNoiseEnvironment"/>.</summary>
public sealed record NoiseOptions
{
    /// <summary>In how many parts the movies are shown, which may be shared between threads; a half of them is a half of the movies.</summary>
    public const int Parts = 8;

    private const int MostMovies = 1_000_000, LongestSide = 4096;

    /// <summary>Number of movies, 8 to 1,000,000.</summary>
    public int Movies { get; init; } = 64;

    /// <summary>Side of a check in pixels, 1 to 4096.</summary>
    public int CheckSize { get; init; } = 1;

    /// <summary>The distribution of a check; see <see cref="ResponseWeightedAverage"/> for what either promises.</summary>
    public WhiteNoiseDistribution Distribution { get; init; }

    /// <summary>Mean intensity, -1000 to 1000.</summary>
    public double Mean { get; init; } = 0.5;

    /// <summary>Standard deviation of the intensity, above 0 to 1000.</summary>
    public double Contrast { get; init; } = 0.5;

    /// <summary>Seed of the random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Everything that decides the movies but their number and size, on one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Distribution} checks of {CheckSize} pixels, mean {Mean}, contrast {Contrast}, seed {Seed}");

    /// <summary>The movies for a model.</summary>
    internal WhiteNoiseEnvironment For(MovieGeometry movie) => new("receptive-field", 1, Stated(movie));

    /// <summary>Says which members are out of range.</summary>
    internal IEnumerable<OptionProblem> Check() =>
    [
        .. OptionProblem.Outside("noise.movies", Movies, Parts, MostMovies),
        .. Stated(new(1, LongestSide, LongestSide)).Problems().Select(problem => problem with { Member = $"noise.{problem.Member}" }),
    ];

    private WhiteNoiseOptions Stated(MovieGeometry movie) => new()
    {
        Frames = movie.Frames,
        Rows = movie.Rows,
        Columns = movie.Columns,
        CheckSize = CheckSize,
        Distribution = Distribution,
        Mean = Mean,
        Contrast = Contrast,
        Seed = Seed,
    };
}
