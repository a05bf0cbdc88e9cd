using RetinaBench.Models;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>A term of an objective as frames and positions.</summary>
/// <param name="Type">Cell type, or class.</param>
/// <param name="Frame">The frame, or -1 for the mean over all.</param>
/// <param name="Position">The position, or -1 for the mean over all.</param>
/// <param name="Weight">Its factor.</param>
internal readonly record struct PlannedTerm(int Type, int Frame, int Position, double Weight)
{
    /// <summary>The terms of an objective that read a layer.</summary>
    public static PlannedTerm[] Of(LayerCard layer, ResponseObjective objective) =>
    [
        .. objective.Terms.Where(t => t.Type.Layer == layer.Name)
            .Select(t => new PlannedTerm(t.Type.Index, t.Frame(layer) ?? -1, t.Position(layer) ?? -1, t.Weight)),
    ];
}
