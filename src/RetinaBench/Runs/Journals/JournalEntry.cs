using RetinaBench.Runs.Assays;
using RetinaBench.Runs.Shards;

namespace RetinaBench.Runs.Journals;

/// <summary>One line of a journal: exactly one of its members is given.</summary>
/// <param name="Plan">The plan of the run; the first line.</param>
/// <param name="Model">A model was opened.</param>
/// <param name="Shard">A shard was finished.</param>
/// <param name="Assay">An assay was done.</param>
/// <param name="Finished">The run came to its end and its record was written.</param>
public sealed record JournalEntry(RunPlan? Plan = null, OpenedModel? Model = null, ShardResult? Shard = null, AssayResult? Assay = null, bool? Finished = null)
{
    /// <summary>Whether exactly one member is given.</summary>
    internal bool IsSingle => new object?[] { Plan, Model, Shard, Assay, Finished }.Count(m => m is not null) == 1;
}
