namespace RetinaBench.Reference.Murray2021;

/// <summary>The conditions that share kept bipolar types, and so the input of amacrine and ganglion cells.</summary>
internal sealed class BipolarBranch
{
    public BipolarBranch(ulong kept, IReadOnlyList<ConditionPlan> conditions)
    {
        Kept = kept;
        Branches = [.. conditions.GroupBy(c => c.Amacrine).Select(g => new AmacrineBranch(g.Key, [.. g]))];
        foreach (ConditionPlan condition in conditions)
        {
            if (condition.NeedsLastFrame || condition.NeedsAllFrames || condition.Asks(Murray2021Model.AmacrineLayer))
                AmacrineTypes |= condition.Amacrine;
            // All frames are computed for all types; a last frame alone only for those that are read.
            if (condition.NeedsLastFrame || condition.NeedsAllFrames)
                GanglionTypes |= condition.NeedsAllFrames ? ulong.MaxValue : condition.Ganglion;
        }

        NeedsLastFrame = Branches.Any(b => b.NeedsLastFrame);
        NeedsAllFrames = Branches.Any(b => b.NeedsAllFrames);
        NeedsAmacrineFrames = NeedsAllFrames || conditions.Any(c => c.Asks(Murray2021Model.AmacrineLayer));
    }

    /// <summary>Kept bipolar types.</summary>
    public ulong Kept { get; }

    /// <summary>The conditions by kept amacrine types.</summary>
    public IReadOnlyList<AmacrineBranch> Branches { get; }

    /// <summary>Amacrine types that some condition reads.</summary>
    public ulong AmacrineTypes { get; }

    /// <summary>Ganglion types whose input is needed.</summary>
    public ulong GanglionTypes { get; }

    /// <summary>Whether the last frame of ganglion cells is read.</summary>
    public bool NeedsLastFrame { get; }

    /// <summary>Whether all frames of ganglion cells are read.</summary>
    public bool NeedsAllFrames { get; }

    /// <summary>Whether amacrine responses are read in frames that the last ganglion frame does not see.</summary>
    public bool NeedsAmacrineFrames { get; }

    /// <summary>Whether ganglion responses are read in any frame.</summary>
    public bool NeedsGanglion => NeedsLastFrame || NeedsAllFrames;

    /// <summary>Whether anything beyond the bipolar cells is read.</summary>
    public bool GoesBeyondBipolar => AmacrineTypes != 0 || NeedsGanglion;
}
