using RetinaBench.Runs.Shards;

namespace RetinaBench.Runs.Execution;

/// <summary>A pass that is being shown to a model.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Shards">Its shards.</param>
/// <param name="Runner">Carries them out.</param>
/// <param name="Merger">Takes their results.</param>
internal sealed record ActivePass(
    Planning.EnvironmentPass Pass, PassQuestion Question, ShardGrid Shards, ShardRunner Runner, PassMerger Merger);
