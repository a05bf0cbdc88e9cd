using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding;

/// <summary>A model that is fitted to responses to other images than it is told predicts worse, and nothing at all where none of them are right.</summary>
public sealed record NoiseFall : EncodingCriterion
{
    /// <summary>Id of an experiment that makes an <see cref="EncodingSweepTable"/> over shares of replaced frames.</summary>
    public required string Experiment { get; init; }

    /// <summary>The most by which CC may rise from one share of replaced frames to the next larger one.</summary>
    public required double RiseAtMost { get; init; }

    /// <summary>CC must be below this where all frames are replaced.</summary>
    public required double LastBelow { get; init; }

    /// <summary>Least CC where none are replaced, for the claim to mean anything.</summary>
    public required double WorkingCorrelation { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"CC rises by <= {RiseAtMost} from any share of replaced frames to the next larger one, and is < {LastBelow} where all are{EncodingEvidence.Presupposing(WorkingCorrelation)}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        [.. OptionChecks.Share("riseAtMost", RiseAtMost), .. OptionChecks.Share("lastBelow", LastBelow), .. OptionChecks.Share("workingCorrelation", WorkingCorrelation)];

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        EncodingSweepTable table = Measured<EncodingSweepTable>(outcomes, Experiment);
        IReadOnlyList<(double At, Estimate Correlation)> curve = EncodingEvidence.Curve(table.Rows, row => row.Replaced);
        string measured = Text.Of($"CC over the share of replaced frames {EncodingEvidence.Describe(curve)}");
        if (table.Rows.FirstOrDefault(row => row.Replaced == 0) is not { } clean || curve[^1].At != 1)
            return Decide(Verdict.NotApplicable, measured, "nothing was fitted to a recording of which no frame, or of which all are replaced");
        if (EncodingEvidence.Unworking(EncodingFitRow.Chosen(clean.Fits), WorkingCorrelation) is { } unworking)
            return Decide(Verdict.InsufficientData, measured, unworking);
        Estimate rise = curve.Zip(curve.Skip(1), (a, b) => EstimateDifference.Of(b.Correlation, a.Correlation)).MaxBy(step => step.Value)!, last = curve[^1].Correlation;
        Verdict gone = Bounds.Below(last.Value, last.Lower, LastBelow);
        Verdict verdict = Bounds.Both(gone, Bounds.AtMost(rise.Value, rise.Lower, RiseAtMost));
        return Decide(verdict, last.Value, last.Lower, last.Upper, measured, Bounds.Explain(verdict, Text.Of($"CC < {LastBelow} where all are replaced, with no rise above {RiseAtMost},")));
    }
}
