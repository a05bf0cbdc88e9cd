using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>A minimal circuit of one bipolar and one amacrine type with the vital pair of ganglion types still does the task to some degree.</summary>
/// <remarks>The best of many circuits is picked on the stimuli that it is judged on; with 64 circuits and 400 stimuli that flatters it by at most about .05.</remarks>
public sealed record BestCircuit : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="CircuitTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Least accuracy of the best circuit.</summary>
    public required double AtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"the best circuit of {Experiment} reaches accuracy >= {AtLeast}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        OptionChecks.Share("atLeast", AtLeast);

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        CircuitTable table = Measured<CircuitTable>(outcomes, Experiment);
        Proportion best = table.Best.Accuracy;
        Verdict verdict = Bounds.AtLeast(best.Value, best.Upper, AtLeast);
        string measured = Text.Of($"bipolar {table.Best.Bipolar} + amacrine {table.Best.Amacrine} + ganglion {string.Join(", ", table.Ganglion)}: {Text.Number(best)}, best of {table.Rows.Count}");
        return Decide(verdict, best.Value, best.Lower, best.Upper, measured, Bounds.Explain(verdict, Text.Of($"accuracy >= {AtLeast}")));
    }
}
