namespace RetinaBench.Experiments.Measurements;

/// <summary>Fits of one member of a family to one recording.</summary>
/// <param name="Filters">Filters of each layer; null where the model shows none.</param>
/// <param name="Layers">Convolutions; null for those of the model as it is registered.</param>
/// <param name="Share">Share of the recording that it was fitted to.</param>
/// <param name="Replaced">Share of the frames that were replaced by unrelated ones.</param>
/// <param name="Fits">One a seed.</param>
public sealed record EncodingSweepRow(int? Filters, int? Layers, double Share, double Replaced, IReadOnlyList<EncodingFitRow> Fits);
