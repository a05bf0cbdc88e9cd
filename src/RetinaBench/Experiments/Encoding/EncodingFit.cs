using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Experiments.Encoding;

/// <summary>One fit: which member of a model's family, to which recording, from which seed.</summary>
public sealed record EncodingFit
{
    /// <summary>Name of the ground-truth cell.</summary>
    public required string Cell { get; init; }

    /// <summary>Whether the model is fitted to spikes or to the rate in Hz.</summary>
    public ResponseUnit Unit { get; init; }

    /// <summary>Seed of the fit.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Blocks of frames to fit on, the first ones.</summary>
    public required int Blocks { get; init; }

    /// <summary>Blocks of frames that the filter in time of a movie that is filtered in time first is estimated from, the first ones, none of them replaced; null for what is fitted on.</summary>
    public int? FilterBlocks { get; init; }

    /// <summary>Share of the frames that are replaced by unrelated ones after the cell has answered, 0 to 1.</summary>
    public double Replaced { get; init; }

    /// <summary>Share of the model's steps, above 0 to 1.</summary>
    public required double Effort { get; init; }

    /// <summary>The member of the family; null for the model as it is registered.</summary>
    public EncodingVariant? Variant { get; init; }

    /// <summary>Everything that decides the fit, on one line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Variant?.ToString() ?? "the model as registered"} fitted to {Unit} of {Cell}, {Blocks} blocks{(FilterBlocks is { } filter ? FormattableString.Invariant($" behind the filter in time of {filter}") : "")}, {Replaced} of their frames replaced, effort {Effort}, seed {Seed}");
}
