namespace RetinaBench.Models.EncodingModels.GroundTruth;

/// <summary>A rectangle of pixels that a ground-truth cell sums before it rectifies: the input of one bipolar cell.</summary>
/// <param name="Row">Its first row, from 0.</param>
/// <param name="Column">Its first column, from 0.</param>
/// <param name="Rows">Its height in pixels, at least 1.</param>
/// <param name="Columns">Its width in pixels, at least 1.</param>
/// <param name="TimeConstant">Time constant of its filter in time (<see cref="BiphasicFilter"/>) in seconds, above 0.</param>
public sealed record Subunit(int Row, int Column, int Rows = 2, int Columns = 2, double TimeConstant = Subunit.PublishedTimeConstant)
{
    /// <summary>The time constant of the published filter, in seconds.</summary>
    public const double PublishedTimeConstant = 0.05;

    /// <summary>The weight of a pixel: 1 within, 0 outside.</summary>
    /// <param name="row">Row of the pixel.</param>
    /// <param name="column">Column of the pixel.</param>
    public double WeightAt(int row, int column) => row >= Row && row < Row + Rows && column >= Column && column < Column + Columns ? 1 : 0;
}
