namespace RetinaBench.Reference.Murray2021;

/// <summary>The conditions that share kept bipolar and amacrine types, and so everything up to the ganglion cells.</summary>
internal sealed class AmacrineBranch(ulong kept, IReadOnlyList<ConditionPlan> conditions)
{
    /// <summary>Kept amacrine types.</summary>
    public ulong Kept { get; } = kept;

    /// <summary>The conditions.</summary>
    public IReadOnlyList<ConditionPlan> Conditions { get; } = conditions;

    /// <summary>Whether the last frame of ganglion cells is read.</summary>
    public bool NeedsLastFrame { get; } = conditions.Any(c => c.NeedsLastFrame);

    /// <summary>Whether all frames of ganglion cells are read.</summary>
    public bool NeedsAllFrames { get; } = conditions.Any(c => c.NeedsAllFrames);

    /// <summary>Whether the decision is read in all frames.</summary>
    public bool NeedsDecisionFrames { get; } = conditions.Any(c => c.NeedsDecisionFrames);
}
