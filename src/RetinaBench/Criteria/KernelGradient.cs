using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Criteria;

/// <summary>The weights that the circuit's amacrine type gives to the circuit's bipolar type grow along the axis of motion, to either side.</summary>
/// <remarks>
/// Weights are no sample: more stimuli cannot decide, so an interval that includes 0 fails. Weights without any trend would pass in 5 % of models;
/// one kernel is judged, and only in a model that has been found to work.
/// </remarks>
public sealed record KernelGradient : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="KernelGradientTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => $"the 95 % interval of the slope of the circuit's amacrine kernel in {Experiment} over the column excludes 0";

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        KernelGradientTable table = Measured<KernelGradientTable>(outcomes, Experiment);
        Estimate slope = table.Rows.Single(row => row.Amacrine == table.Amacrine).Trend.Slope;
        bool grows = slope.Excludes(0);
        int others = table.Rows.Count(row => row.Amacrine != table.Amacrine && row.Trend.Slope.Excludes(0));
        return Decide(
            grows ? Verdict.Passed : Verdict.Failed,
            slope.Value,
            slope.Lower,
            slope.Upper,
            Text.Of($"amacrine {table.Amacrine} from bipolar {table.Bipolar}: slope {Text.Number(slope)} a column; {others} of the {table.Rows.Count - 1} other amacrine types have one, too"),
            grows ? $"weights grow to the {(slope.Value > 0 ? "right" : "left")}: the 95 % interval excludes 0" : "the 95 % interval of the slope includes 0");
    }
}
