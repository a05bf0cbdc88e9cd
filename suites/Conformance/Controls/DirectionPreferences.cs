using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Runs;

namespace RetinaBench.Conformance.Controls;

/// <summary>Reads every quantity with a sign that tells left from right out of a model's record.</summary>
internal static class DirectionPreferences
{
    /// <summary>Direction indices of cell types, and left minus right accuracy of the intact model and under every lesion.</summary>
    /// <returns>By experiment and condition, so that records of different runs can be compared.</returns>
    public static Dictionary<string, Estimate> Of(ModelRecord record) =>
        record.Suites.Single().Outcomes.SelectMany(Of).ToDictionary(p => p.Name, p => p.Preference, StringComparer.Ordinal);

    /// <summary>Direction indices of the cell types that respond.</summary>
    public static Dictionary<string, Estimate> Indices(ModelRecord record) =>
        record.Suites.Single().Outcomes.Where(o => o.Measurement is DirectionIndexTable).SelectMany(Of).ToDictionary(p => p.Name, p => p.Preference, StringComparer.Ordinal);

    private static IEnumerable<(string Name, Estimate Preference)> Of(ExperimentOutcome outcome) => outcome.Measurement switch
    {
        DirectionIndexTable table =>
            from row in table.Rows
            where row.DirectionIndex is not null
            select (FormattableString.Invariant($"{outcome.Experiment} {table.Layer}:{row.Index}"), row.DirectionIndex),
        LesionTable table =>
        [
            ($"{outcome.Experiment} intact", ProportionDifference.Of(table.IntactLeft, table.IntactRight)),
            .. table.Rows.Select(row => (FormattableString.Invariant($"{outcome.Experiment} {row.Layer}:{row.Index}"), ProportionDifference.Of(row.Left, row.Right))),
        ],
        AccuracyCurve curve => [Of(outcome.Experiment, curve)],
        DirectionLesionTable table => [Of(outcome.Experiment, table.Reference), .. table.Lesions.Select(curve => Of(outcome.Experiment, curve))],
        _ => [],
    };

    private static (string Name, Estimate Preference) Of(string experiment, AccuracyCurve curve) =>
        ($"{experiment} without '{curve.Condition}'", ProportionDifference.Of(Sum(curve.Points.Select(p => p.Left)), Sum(curve.Points.Select(p => p.Right))));

    private static Proportion Sum(IEnumerable<Proportion> proportions) => proportions.Aggregate((a, b) => a.Plus(b));
}
