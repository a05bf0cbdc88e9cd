namespace RetinaBench.Experiments.Measurements;

/// <summary>A filter that a model has learned of one cell, and the subunit that it stands for.</summary>
public sealed record FittedFilterRow
{
    /// <summary>Number of the filter.</summary>
    public required int Filter { get; init; }

    /// <summary>Its height in pixels.</summary>
    public required int Rows { get; init; }

    /// <summary>Its width in pixels.</summary>
    public required int Columns { get; init; }

    /// <summary>Its profile in space, [rows, columns].</summary>
    public required IReadOnlyList<float> Space { get; init; }

    /// <summary>Its course in time, [lags], of norm 1; null where the movie is filtered in time beforehand.</summary>
    public required IReadOnlyList<float>? Time { get; init; }

    /// <summary>First row of the movie that it sees at the position at which it is read out most.</summary>
    public required int Row { get; init; }

    /// <summary>First column of the movie that it sees there.</summary>
    public required int Column { get; init; }

    /// <summary>Moran's I of the profile in space; null where that is constant.</summary>
    public required double? MoransI { get; init; }

    /// <summary>Largest magnitude of its readout times its norm, over the largest of all filters: 0 to 1.</summary>
    public required double Gain { get; init; }

    /// <summary>Whether it counts: it has a structure in space, and a gain.</summary>
    public required bool Effective { get; init; }

    /// <summary>Number of the subunit that it is matched with, one to one; null for none.</summary>
    public required int? Subunit { get; init; }

    /// <summary>Cosine between its profile, at the position at which it is read out most, and that subunit; null without one.</summary>
    public required double? Cosine { get; init; }

    /// <summary>Cosine between its course in time and the filter in time of its subunit, or of the cell without one; null without a course of as many lags.</summary>
    public required double? TimeCosine { get; init; }
}
