using System.Text.Json.Serialization;

namespace RetinaBench.Experiments.Measurements;

/// <summary>The typed result of an experiment on one model, with counts and intervals; the run record stores it and reports are drawn from it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AccuracyCurve), "accuracy-curve")]
[JsonDerivedType(typeof(LesionTable), "lesion-table")]
[JsonDerivedType(typeof(CircuitTable), "circuit-table")]
[JsonDerivedType(typeof(UnitTable), "unit-table")]
[JsonDerivedType(typeof(CircuitScreen), "circuit-screen")]
[JsonDerivedType(typeof(CircuitSearchTable), "circuit-search-table")]
[JsonDerivedType(typeof(SpeedThresholdTable), "speed-threshold-table")]
[JsonDerivedType(typeof(DirectionLesionTable), "direction-lesion-table")]
[JsonDerivedType(typeof(DirectionIndexTable), "direction-index-table")]
[JsonDerivedType(typeof(AmplitudeTable), "amplitude-table")]
[JsonDerivedType(typeof(DecisionBias), "decision-bias")]
[JsonDerivedType(typeof(SignTable), "sign-table")]
[JsonDerivedType(typeof(KernelGradientTable), "kernel-gradient-table")]
[JsonDerivedType(typeof(KernelTable), "kernel-table")]
[JsonDerivedType(typeof(KernelSurroundTable), "kernel-surround-table")]
[JsonDerivedType(typeof(VisualisationTable), "visualisation-table")]
[JsonDerivedType(typeof(ReceptiveFieldTable), "receptive-field-table")]
[JsonDerivedType(typeof(EncodingFitTable), "encoding-fit-table")]
[JsonDerivedType(typeof(EncodingSweepTable), "encoding-sweep-table")]
[JsonDerivedType(typeof(TransferTable), "transfer-table")]
[JsonDerivedType(typeof(RecordedFitTable), "recorded-fit-table")]
[JsonDerivedType(typeof(RecordedSweepTable), "recorded-sweep-table")]
[JsonDerivedType(typeof(RecordedTransferTable), "recorded-transfer-table")]
public abstract record Measurement
{
    /// <summary>What in this measurement contradicts itself, so that it cannot be drawn; null for one that an experiment made.</summary>
    /// <remarks>For what is read from files: numbers of values that do not fit their shape, pictures that cannot be unpacked.</remarks>
    public virtual string? FindFault() => null;
}
