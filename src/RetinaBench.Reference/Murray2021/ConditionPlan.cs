using RetinaBench.Models;

namespace RetinaBench.Reference.Murray2021;

/// <summary>One condition of a query with its lesion as sets of the types that keep their output.</summary>
/// <param name="Index">Index into the query's conditions.</param>
/// <param name="Bipolar">Kept bipolar types, bit by bit.</param>
/// <param name="Amacrine">Kept amacrine types; 0 without amacrine cells.</param>
/// <param name="Ganglion">Kept ganglion types.</param>
/// <param name="Requests">What is asked.</param>
internal sealed record ConditionPlan(int Index, ulong Bipolar, ulong Amacrine, ulong Ganglion, IReadOnlyList<ResponseRequest> Requests)
{
    /// <summary>Whether any request reads a layer.</summary>
    public bool Asks(string layer) => Requests.Any(r => r.Layer == layer);

    /// <summary>Whether any request needs the last frame of ganglion cells, and no other.</summary>
    public bool NeedsLastFrame => Requests.Any(r => ReadsGanglion(r) && IsLastFrame(r.Reduction));

    /// <summary>Whether any request needs all frames of ganglion cells.</summary>
    public bool NeedsAllFrames => Requests.Any(r => ReadsGanglion(r) && !IsLastFrame(r.Reduction));

    /// <summary>Whether any request needs the decision in all frames.</summary>
    public bool NeedsDecisionFrames => Requests.Any(r => r.Layer == Murray2021Model.DecisionLayer && !IsLastFrame(r.Reduction));

    /// <summary>Whether a reduction reads the last frame only.</summary>
    public static bool IsLastFrame(Reduction reduction) => reduction is Reduction.LastFrame or Reduction.LastFrameEnergy;

    private static bool ReadsGanglion(ResponseRequest request) => request.Layer is Murray2021Model.GanglionLayer or Murray2021Model.DecisionLayer;
}
