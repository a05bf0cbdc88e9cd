namespace RetinaBench.Experiments.Measurements;

/// <summary>How well a model fitted to one recorded cell predicts another, shown what that one saw in its own window.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Scale">Share of the frames and steps of a full run.</param>
public sealed record RecordedTransferTable(TransferTable Matrix, double Scale) : Measurement, IScaledMeasurement
{
    /// <inheritdoc/>
    public override string? FindFault() => Matrix.FindFault();
}
