namespace RetinaBench.Models;

/// <summary>One layer as a model declares it.</summary>
/// <param name="Name">Unique within the model, for example <c>bipolar</c>.</param>
/// <param name="Role">What it stands for in the retina.</param>
/// <param name="CellTypes">Number of cell types (channels); classes for a decision layer.</param>
/// <param name="Frames">Frames of its response.</param>
/// <param name="Rows">Rows of its response map.</param>
/// <param name="Columns">Columns of its response map.</param>
/// <remarks>A full response is [cell types, frames, rows, columns].</remarks>
public sealed record LayerCard(string Name, LayerRole Role, int CellTypes, int Frames, int Rows, int Columns)
{
    /// <summary>Positions of the response map: rows x columns.</summary>
    public int Positions => checked(Rows * Columns);

    /// <summary>Values of one full response: cell types x frames x rows x columns.</summary>
    public int Size => checked(CellTypes * Frames * Positions);
}
