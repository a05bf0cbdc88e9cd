namespace RetinaBench.Runs.Shards;

/// <summary>The unit of work of a run: some stimuli of one point of one environment, shown to one model in one pass.</summary>
/// <remarks>A shard depends on the plan and on what earlier passes found, on no other shard of its pass; it can be done anywhere.</remarks>
/// <param name="Model">Name of the model.</param>
/// <param name="Suite">Id of the suite.</param>
/// <param name="Pass">Number of the pass in the suite's schedule, from 1.</param>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Point">Index of the point.</param>
/// <param name="First">Ordinal of the first stimulus at that point.</param>
/// <param name="Count">Number of stimuli, at least 1.</param>
public sealed record Shard(string Model, string Suite, int Pass, string Environment, int Point, int First, int Count)
{
    /// <summary>The most stimuli of a shard. Independent of the number of threads, so that sums are grouped alike in every run.</summary>
    /// <remarks>A quick run is one shard a point; at some 15 ms of work, handing out and journalling a shard costs well under 1 %.</remarks>
    public const int MaximumCount = 50;

    /// <summary>For example <c>murray2021: murray2021, pass 1, alpha-sweep/12/50-99</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Model}: {Suite}, pass {Pass}, {Environment}/{Point}/{First}-{First + Count - 1}");
}
