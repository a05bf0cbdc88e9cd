using System.Globalization;
using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Cli.Listing;

/// <summary>Values as lists and messages write them.</summary>
internal static class Words
{
    /// <summary>A role, for example <c>oracle</c>.</summary>
    public static string Of(ModelRole role) => role.ToString().ToLowerInvariant();

    /// <summary>What a model must be able to do, for example <c>responding</c>.</summary>
    public static string Of(ModelAbility ability) => ability.ToString().ToLowerInvariant();

    /// <summary>A verdict, for example <c>insufficient data</c>; a descriptive entry has none.</summary>
    public static string Of(Verdict? verdict) => verdict switch
    {
        null => "descriptive",
        Verdict.NotApplicable => "not applicable",
        Verdict.InsufficientData => "insufficient data",
        Verdict.NotRun => "not run",
        _ => verdict.Value.ToString().ToLowerInvariant(),
    };

    /// <summary>What an environment varies, with the range of each quantity: <c>alpha 0 to 4</c>.</summary>
    public static string Varied(IReadOnlyList<EnvironmentPoint> points) => string.Join(", ",
        points.SelectMany(p => p.Coordinates).GroupBy(c => c.Key, c => c.Value)
            .Select(g => g.Min() == g.Max() ? string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Min()}") : string.Create(CultureInfo.InvariantCulture, $"{g.Key} {g.Min()} to {g.Max()}")));

    /// <summary>A number and its noun, for example <c>1 suite</c>, <c>3 suites</c>.</summary>
    public static string Count(long number, string noun, string? plural = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {(number == 1 ? noun : plural ?? noun + "s")}");
}
