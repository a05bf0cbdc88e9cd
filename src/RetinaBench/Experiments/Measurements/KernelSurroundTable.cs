namespace RetinaBench.Experiments.Measurements;

/// <summary>Centre and surround of the kernels through which the types of one layer read the movie.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Rows">One a cell type, in order.</param>
public sealed record KernelSurroundTable(string Layer, IReadOnlyList<KernelSurroundRow> Rows) : Measurement
{
    /// <summary>Chance that any kernel without surround counts as one with a surround (Bonferroni).</summary>
    public const double Significance = 0.05;

    /// <summary>The kernels that have a surround.</summary>
    public IEnumerable<KernelSurroundRow> WithSurround() => Rows.Where(row => row.HasSurround(Significance / Rows.Count));

    /// <inheritdoc/>
    public override string? FindFault() => Rows.Count == 0 ? "there are no kernels" : Rows.Select(row => row.FindFault()).FirstOrDefault(fault => fault is not null);
}
