using RetinaBench.Experiments.Measurements;

namespace RetinaBench.Criteria.Encoding;

/// <summary>When nothing can be said of pruning.</summary>
internal static class PruningText
{
    /// <summary>Why a claim about pruned filters cannot be judged; null where it can.</summary>
    public static (Verdict Verdict, string Measured, string Reason)? FindObstacle(EncodingFitRow fit, double workingCorrelation)
    {
        if (fit.Pruning is not { } pruning)
            return (Verdict.NotApplicable, "nothing to silence", "the model has no filters that can be silenced");
        if (EncodingEvidence.Unworking(fit, workingCorrelation) is { } unworking)
            return (Verdict.InsufficientData, Text.Of($"{pruning.Effective} effective filters of {pruning.Filters}"), unworking);
        if (pruning.Kept is not null)
            return null;
        return pruning.Effective == 0
            ? (Verdict.Failed, Text.Of($"no effective filter of {pruning.Filters}"), "none of the filters that it predicts by has a structure in space")
            : (Verdict.NotApplicable, Text.Of($"all of {pruning.Filters} filters are effective"), "every filter is effective, so that nothing is pruned and a random set of as many is the same set");
    }
}
