namespace RetinaBench.Models.EncodingModels;

/// <summary>A member of a family of encoding models, by what is different from the one that is registered; null leaves that as it is.</summary>
public sealed record EncodingVariant
{
    /// <summary>Filters of each layer.</summary>
    public int? Filters { get; init; }

    /// <summary>Convolutions.</summary>
    public int? Layers { get; init; }

    /// <summary>Whether filters extend over time themselves (version II of Yan et al. 2020) or the movie is filtered in time first (version I).</summary>
    public bool? FiltersTime { get; init; }

    /// <summary>Name of the recipe by which it is fitted.</summary>
    public string? Recipe { get; init; }

    /// <summary>What is different, on one line, for example <c>filters 4, layers 2</c>.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        Filters is { } filters ? FormattableString.Invariant($"filters {filters}") : null,
        Layers is { } layers ? FormattableString.Invariant($"layers {layers}") : null,
        FiltersTime is { } time ? time ? "filters over time" : "filters in space" : null,
        Recipe is { } recipe ? $"recipe {recipe}" : null,
    }.OfType<string>());
}
