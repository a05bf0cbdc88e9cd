using RetinaBench.Criteria;
using RetinaBench.Experiments.Measures;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Reports.Exhibits.Encoding;

/// <summary>Scores as points of charts and as cells of tables.</summary>
internal static class Scores
{
    /// <summary>What stands where there is no score.</summary>
    public const string None = "n/a";

    /// <summary>The heads of the columns of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["CC", "95 % interval", "ceiling", "CC / ceiling", "resampled"];

    /// <summary>Raw value, interval, ceiling, ceiled value and what was resampled.</summary>
    public static string[] Cells(Score? score) => score is null
        ? [None, None, None, None, None]
        :
        [
            Text.Number(score.Raw),
            score.Error is { } error ? $"[{Text.Number(error.Lower)}, {Text.Number(error.Upper)}]" : None,
            score.Ceiling is { } ceiling ? Text.Number(ceiling) : None,
            score.Ceiled is { } ceiled ? Text.Number(ceiled) : None,
            score.Error is { } of ? $"{Values.Whole(of.Parts)} {of.Resampled switch { Resampled.Frames => "blocks of frames", var other => other.ToString().ToLowerInvariant() }}" : None,
        ];

    /// <summary>A point with its interval where there is one; a gap where there is no score.</summary>
    public static ChartPoint Point(double x, Score? score) =>
        score is null ? new(x, double.NaN) : score.Error is { } error ? new(x, score.Raw, error.Lower, error.Upper) : new(x, score.Raw);

    /// <summary>A bar, likewise.</summary>
    public static Bar Bar(Score? score, double published) => score is null
        ? new(double.NaN) { Published = published }
        : score.Error is { } error ? new(score.Raw, error.Lower, error.Upper, published) : new(score.Raw) { Published = published };

    /// <summary>A value, or what stands in its place.</summary>
    public static string Number(double? value) => value is { } number ? Text.Number(number) : None;
}
