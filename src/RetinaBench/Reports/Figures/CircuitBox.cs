namespace RetinaBench.Reports.Figures;

/// <summary>A cell type of a drawn circuit, or what it begins and ends with.</summary>
/// <param name="Title">Its name, for example <c>bipolar 4</c>.</param>
/// <param name="Kernels">Pictures of what it reads, side by side, square; their titles say of whom.</param>
/// <param name="Course">Its kernel over time, from the oldest frame to the current one.</param>
public sealed record CircuitBox(string Title, IReadOnlyList<FilmFrame> Kernels, IReadOnlyList<double> Course)
{
    /// <summary>A box with a name alone.</summary>
    /// <param name="title">Its name.</param>
    public CircuitBox(string title)
        : this(title, [], [])
    {
    }
}
