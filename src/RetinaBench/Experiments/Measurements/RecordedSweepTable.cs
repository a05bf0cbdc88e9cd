namespace RetinaBench.Experiments.Measurements;

/// <summary>How well members of a model's family predict recorded cells, or one member after fits to less of the recordings.</summary>
/// <param name="Cells">One a fitted cell.</param>
/// <param name="Scale">Share of the frames and steps of a full run.</param>
public sealed record RecordedSweepTable(IReadOnlyList<EncodingSweepTable> Cells, double Scale) : Measurement, IScaledMeasurement
{
    /// <inheritdoc/>
    public override string? FindFault() => Cells.Select(cell => cell.FindFault()).FirstOrDefault(fault => fault is not null);
}
