using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding;

/// <summary>More data make better predictions, and a small share of them already good ones.</summary>
public sealed record SampleSize : EncodingCriterion
{
    /// <summary>Id of an experiment that makes an <see cref="EncodingSweepTable"/> over shares of the recording.</summary>
    public required string Experiment { get; init; }

    /// <summary>The most by which CC may fall from one share to the next larger one.</summary>
    public required double FallAtMost { get; init; }

    /// <summary>The share at which <see cref="CorrelationAtLeast"/> is asked for, above 0 to 1.</summary>
    public required double AtShare { get; init; }

    /// <summary>Least CC there.</summary>
    public required double CorrelationAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"CC falls by <= {FallAtMost} from any share of the recording to the next larger one, and is >= {CorrelationAtLeast} at {AtShare}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        [.. OptionChecks.Share("fallAtMost", FallAtMost), .. OptionChecks.Share("atShare", AtShare), .. OptionChecks.Share("correlationAtLeast", CorrelationAtLeast)];

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        IReadOnlyList<(double At, Estimate Correlation)> curve = EncodingEvidence.Curve(Measured<EncodingSweepTable>(outcomes, Experiment).Rows, row => row.Share);
        if (curve.FirstOrDefault(point => point.At == AtShare).Correlation is not { } asked || curve.Count < 2)
            return Decide(Verdict.NotApplicable, EncodingEvidence.Describe(curve), Text.Of($"nothing was fitted to a share of {AtShare}"));
        Estimate fall = curve.Zip(curve.Skip(1), (a, b) => EstimateDifference.Of(a.Correlation, b.Correlation)).MaxBy(step => step.Value)!;
        Verdict verdict = Bounds.Both(Bounds.AtLeast(asked.Value, asked.Upper, CorrelationAtLeast), Bounds.AtMost(fall.Value, fall.Lower, FallAtMost));
        return Decide(
            verdict, asked.Value, asked.Lower, asked.Upper, Text.Of($"CC over the share {EncodingEvidence.Describe(curve)}"),
            Bounds.Explain(verdict, Text.Of($"CC >= {CorrelationAtLeast} at {AtShare}, with no fall above {FallAtMost},")));
    }
}
