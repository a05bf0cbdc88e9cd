using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Torch.Responses;

/// <summary>Checks what a model is asked before anything is computed.</summary>
internal static class AskedModel
{
    /// <summary>Makes the answer to a query.</summary>
    /// <param name="card">The model.</param>
    /// <param name="stimuli">What it is shown.</param>
    /// <param name="query">What is asked.</param>
    /// <exception cref="ArgumentException">A stimulus has another geometry than the card's, or the query names a layer or cell type that the card has not.</exception>
    public static ResponseBatch Allocate(ModelCard card, IReadOnlyList<Stimulus> stimuli, ResponseQuery query)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        ArgumentNullException.ThrowIfNull(query);
        foreach (Stimulus stimulus in stimuli)
        {
            if (stimulus.Geometry != card.Geometry)
                throw new ArgumentException($"stimulus {stimulus.Id} is {stimulus.Geometry}, {card.Name} takes {card.Geometry}", nameof(stimuli));
        }

        foreach (CellType type in query.Conditions.SelectMany(c => c.Lesion.CellTypes))
        {
            if (card.FindLayer(type.Layer) is null or { Role: LayerRole.Decision } || type.Index < 0 || type.Index >= card.FindLayer(type.Layer)!.CellTypes)
                throw new ArgumentException($"{card.Name} has no cell type {type} to lesion", nameof(query));
        }

        return ResponseBatch.Allocate(card, stimuli.Count, query);
    }

    /// <summary>Refuses what no gradient can be computed of.</summary>
    /// <param name="card">The model.</param>
    /// <param name="movie">What it is shown.</param>
    /// <param name="objective">What is differentiated.</param>
    /// <param name="gradient">Receives the gradient.</param>
    /// <exception cref="ArgumentException">A span has another length than the geometry, they overlap, or the objective does not fit the card.</exception>
    public static void Check(ModelCard card, ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient)
    {
        ArgumentNullException.ThrowIfNull(objective);
        if (movie.Length != card.Geometry.Pixels)
            throw new ArgumentException($"a movie of {card.Geometry} has {card.Geometry.Pixels} values, not {movie.Length}", nameof(movie));
        if (gradient.Length != movie.Length)
            throw new ArgumentException($"the gradient of a movie of {card.Geometry} has {card.Geometry.Pixels} values, not {gradient.Length}", nameof(gradient));
        if (movie.Overlaps(gradient))
            throw new ArgumentException("the gradient must not overlap the movie", nameof(gradient));
        objective.Check(card);
    }
}
