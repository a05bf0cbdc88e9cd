namespace RetinaBench.Experiments.Measurements;

/// <summary>The kernels of a model.</summary>
/// <param name="Rows">All of them, in the model's order.</param>
public sealed record KernelTable(IReadOnlyList<KernelRow> Rows) : Measurement
{
    /// <inheritdoc/>
    public override string? FindFault() => Rows.Select(row => row.FindFault()).FirstOrDefault(fault => fault is not null);
}
