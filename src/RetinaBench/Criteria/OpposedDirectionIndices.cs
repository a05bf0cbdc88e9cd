using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>The vital ganglion types are direction selective: one for right, one for left.</summary>
public sealed record OpposedDirectionIndices : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="DirectionIndexTable"/> of the ganglion layer.</summary>
    public required string Experiment { get; init; }

    /// <summary>Id of the experiment that names the vital types, a <see cref="LesionTable"/>.</summary>
    public required string Lesions { get; init; }

    /// <summary>Least magnitude of the index of each of the two types.</summary>
    public required double MagnitudeAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment, Lesions];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"the right- and the left-preferring vital types of {Lesions} have direction indices >= {MagnitudeAtLeast} and <= -{MagnitudeAtLeast} in {Experiment}, with 95 % intervals that exclude 0");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        OptionChecks.Share("magnitudeAtLeast", MagnitudeAtLeast);

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        DirectionIndexTable table = Measured<DirectionIndexTable>(outcomes, Experiment);
        LesionTable lesions = Measured<LesionTable>(outcomes, Lesions);
        if (lesions.RightPreferring is not { } right || lesions.LeftPreferring is not { } left)
            return Decide(Verdict.InsufficientData, "no vital pair", $"{Lesions} found no pair of vital ganglion types with opposite preferences");
        if (table.Rows[right].DirectionIndex is not { } rightIndex || table.Rows[left].DirectionIndex is not { } leftIndex)
            return Decide(Verdict.Failed, "a vital type is silent", "a silent type has no direction index");

        Verdict verdict = Bounds.Both(Judge(rightIndex, 1), Judge(leftIndex, -1));
        Estimate weaker = rightIndex.Value <= -leftIndex.Value ? rightIndex : leftIndex;
        return Decide(
            verdict,
            weaker.Value,
            weaker.Lower,
            weaker.Upper,
            Text.Of($"ganglion {right}: {Text.Number(rightIndex)}; ganglion {left}: {Text.Number(leftIndex)}; speeds {table.JudgedFrom} to {table.JudgedTo}"),
            Bounds.Explain(verdict, Text.Of($"indices of opposite sign and magnitude >= {MagnitudeAtLeast}")));
    }

    private Verdict Judge(Estimate index, int sign)
    {
        double value = sign * index.Value, upper = sign > 0 ? index.Upper : -index.Lower;
        Verdict magnitude = Bounds.AtLeast(value, upper, MagnitudeAtLeast);
        return magnitude == Verdict.Passed && !index.Excludes(0) ? Verdict.InsufficientData : magnitude;
    }
}
