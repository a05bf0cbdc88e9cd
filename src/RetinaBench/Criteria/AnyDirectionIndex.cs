using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>At least one active type of a layer is direction selective.</summary>
public sealed record AnyDirectionIndex : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="DirectionIndexTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Least magnitude of the index.</summary>
    public required double MagnitudeAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"at least one active type of {Experiment} has a direction index of magnitude >= {MagnitudeAtLeast} whose 95 % interval excludes 0");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        OptionChecks.Share("magnitudeAtLeast", MagnitudeAtLeast);

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        DirectionIndexTable table = Measured<DirectionIndexTable>(outcomes, Experiment);
        var active = table.Rows.Where(r => r.DirectionIndex is not null).ToList();
        if (active.Count == 0)
            return Decide(Verdict.Failed, "no active type", $"every type of {table.Layer} is silent");

        DirectionIndexRow strongest = active.MaxBy(r => Math.Abs(r.DirectionIndex!.Value))!;
        var selective = active.Where(r => Math.Abs(r.DirectionIndex!.Value) >= MagnitudeAtLeast).ToList();
        Verdict verdict = selective.Any(r => r.DirectionIndex!.Excludes(0)) ? Verdict.Passed
            : selective.Count > 0 || active.Any(r => Math.Max(r.DirectionIndex!.Upper, -r.DirectionIndex.Lower) >= MagnitudeAtLeast) ? Verdict.InsufficientData
            : Verdict.Failed;
        return Decide(
            verdict,
            strongest.DirectionIndex!.Value,
            strongest.DirectionIndex.Lower,
            strongest.DirectionIndex.Upper,
            Text.Of($"strongest: {table.Layer} {strongest.Index}: {Text.Number(strongest.DirectionIndex)}; {selective.Count} of {active.Count} active types selective, speeds {table.JudgedFrom} to {table.JudgedTo}"),
            Bounds.Explain(verdict, Text.Of($"magnitude >= {MagnitudeAtLeast}")));
    }
}
