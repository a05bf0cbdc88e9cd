using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Criteria;

/// <summary>The vital ganglion types respond most, and the more the faster the motion.</summary>
public sealed record VitalGanglionAmplitude : Criterion
{
    /// <summary>Id of an experiment that makes an <see cref="AmplitudeTable"/> of the ganglion layer.</summary>
    public required string Experiment { get; init; }

    /// <summary>Id of the experiment that names the vital types, a <see cref="LesionTable"/>.</summary>
    public required string Lesions { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment, Lesions];

    /// <inheritdoc/>
    protected override string Rule => $"the right- and the left-preferring vital types of {Lesions} have the two largest mean responses of {Experiment}, each larger at the fastest than at the slowest speed";

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        AmplitudeTable table = Measured<AmplitudeTable>(outcomes, Experiment);
        LesionTable lesions = Measured<LesionTable>(outcomes, Lesions);
        if (lesions.RightPreferring is not { } right || lesions.LeftPreferring is not { } left)
            return Decide(Verdict.InsufficientData, "no vital pair", $"{Lesions} found no pair of vital ganglion types with opposite preferences");

        AmplitudeRow[] pair = [table.Rows[right], table.Rows[left]];
        AmplitudeRow[] others = [.. table.Rows.Where(r => r.Index != right && r.Index != left)];
        AmplitudeRow weaker = pair.MinBy(r => Amplitudes.Overall(r).Value)!;
        Estimate mine = Amplitudes.Overall(weaker);
        Verdict largest = Verdict.Passed;
        string rivalText = "no other type";
        if (others.Length > 0)
        {
            AmplitudeRow rival = others.MaxBy(r => Amplitudes.Overall(r).Value)!;
            Estimate theirs = Amplitudes.Overall(rival);
            largest = mine.Value >= theirs.Value ? Verdict.Passed : mine.Upper < theirs.Lower ? Verdict.Failed : Verdict.InsufficientData;
            rivalText = Text.Of($"next, ganglion {rival.Index}: {Text.Number(theirs)}");
        }

        Verdict rise = pair.Select(Rises).Aggregate(Bounds.Both);
        Verdict verdict = Bounds.Both(largest, rise);
        string rises = string.Join(", ", pair.Select(r => Text.Of($"ganglion {r.Index} from {Text.Number(r.Means[0].Value)} to {Text.Number(r.Means[^1].Value)}")));
        return Decide(
            verdict,
            mine.Value,
            mine.Lower,
            mine.Upper,
            Text.Of($"weaker of the pair, ganglion {weaker.Index}: {Text.Number(mine)}; {rivalText}; over speed {rises}"),
            $"{Bounds.Explain(largest, "largest mean responses")}; {Bounds.Explain(rise, "rise with speed")}");
    }

    private static Verdict Rises(AmplitudeRow row) =>
        row.Means[^1].Lower > row.Means[0].Upper ? Verdict.Passed
        : row.Means[^1].Upper < row.Means[0].Lower || row.Means[^1].Value <= row.Means[0].Value ? Verdict.Failed
        : Verdict.InsufficientData;
}
