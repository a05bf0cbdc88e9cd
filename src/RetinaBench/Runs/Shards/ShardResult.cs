namespace RetinaBench.Runs.Shards;

/// <summary>What a shard found: a partial record, to be merged with those of the other shards of its pass in their order.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Query">Digest of what the model was asked, by which a result made for another question is told.</param>
/// <param name="Seconds">Worker seconds that it took.</param>
/// <param name="Tallies">One for each condition that is asked at the shard's point, in their order.</param>
public sealed record ShardResult(Shard Shard, string Query, double Seconds, IReadOnlyList<ShardTally> Tallies);
