using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Baselines.Conformance;

/// <summary>One accuracy of a model, or several that are compared as one: those of all points of a curve.</summary>
/// <param name="Experiment">Id of the experiment that measured it.</param>
/// <param name="Name">What it is, for example <c>single-lesions, without bipolar 3</c>.</param>
/// <param name="Points">Right answers at each point, counted and single (<see cref="PackedAnswers"/>).</param>
internal sealed record AccuracySeries(string Experiment, string Name, IReadOnlyList<(Proportion Counted, string? Answers)> Points)
{
    /// <summary>Right answers over all points.</summary>
    public Proportion Total => Points.Select(point => point.Counted).Aggregate(new Proportion(0, 0), (a, b) => a.Plus(b));

    /// <summary>The accuracies of an experiment; none of one that measured none.</summary>
    /// <param name="outcome">What came of the experiment.</param>
    public static IEnumerable<AccuracySeries> Of(ExperimentOutcome outcome) => outcome.Measurement switch
    {
        AccuracyCurve curve => [new(outcome.Experiment, outcome.Experiment, [.. curve.Points.Select(point => (point.Overall, point.Answers))])],
        LesionTable table =>
        [
            new(outcome.Experiment, $"{outcome.Experiment}, intact", [(table.Intact, table.IntactAnswers)]),
            .. table.Rows.Select(row => new AccuracySeries(outcome.Experiment, FormattableString.Invariant($"{outcome.Experiment}, without {row.Layer} {row.Index}"), [(row.Accuracy, row.Answers)])),
        ],
        _ => [],
    };
}
