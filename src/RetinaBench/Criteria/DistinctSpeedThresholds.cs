using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>Several bipolar types switch on at speeds of their own.</summary>
/// <remarks>Thresholds are distinct when their 95 % intervals do not overlap; the largest set of distinct ones is counted (the intervals' greedy packing by upper end).</remarks>
public sealed record DistinctSpeedThresholds : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="SpeedThresholdTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Least number of types with distinct thresholds.</summary>
    public required int CountAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"at least {CountAtLeast} bipolar types of {Experiment} rise once through 50 % at speeds whose 95 % intervals do not overlap");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        OptionChecks.Positive("countAtLeast", CountAtLeast);

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        SpeedThresholdTable table = Measured<SpeedThresholdTable>(outcomes, Experiment);
        var rising = table.Curves.Where(c => c.Rises && c.Crossing is not null).OrderBy(c => c.Crossing!.Upper).ThenBy(c => c.Bipolar).ToList();
        int distinct = 0;
        double last = double.NegativeInfinity;
        foreach (Estimate crossing in rising.Select(c => c.Crossing!))
        {
            if (crossing.Lower > last)
            {
                distinct++;
                last = crossing.Upper;
            }
        }

        Verdict verdict = distinct >= CountAtLeast ? Verdict.Passed : rising.Count >= CountAtLeast ? Verdict.InsufficientData : Verdict.Failed;
        string list = string.Join(", ", rising.OrderBy(c => c.Crossing!.Value).Select(c => Text.Of($"bipolar {c.Bipolar} at {Text.Number(c.Crossing!)}")));
        return new(
            Id,
            verdict,
            distinct,
            null,
            null,
            Text.Of($"{distinct} distinct of {rising.Count} thresholds") + (list.Length == 0 ? "" : $": {list} pixels/frame"),
            Text.Of($"{distinct} distinct thresholds, at least {CountAtLeast} are claimed")
                + (verdict == Verdict.InsufficientData ? "; more stimuli could tell them apart" : ""));
    }
}
