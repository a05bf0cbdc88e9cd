using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Exhibits.Encoding;

namespace RetinaBench.Reports.Exhibits;

/// <summary>Chooses exhibits by the type of a measurement, so that any suite is served.</summary>
internal static class ExhibitMaker
{
    /// <summary>The exhibits of everything that was measured, in suite order.</summary>
    public static IReadOnlyList<Exhibit> Of(ExhibitContext context) =>
        [.. context.Outcomes.SelectMany(outcome => Of(context, outcome))];

    private static IEnumerable<Exhibit> Of(ExhibitContext context, ExperimentOutcome outcome) => outcome.Measurement switch
    {
        AccuracyCurve curve => AccuracyExhibit.Of(context, outcome.Experiment, curve),
        LesionTable table => [LesionExhibit.Of(context, outcome.Experiment, table)],
        CircuitTable table => [CircuitExhibit.Of(context, outcome.Experiment, table), .. CircuitDrawingExhibit.Of(context, outcome.Experiment, table)],
        CircuitSearchTable table => [CircuitSearchExhibit.Of(context, outcome.Experiment, table)],
        UnitTable table => [UnitExhibit.Of(context, outcome.Experiment, table)],
        SpeedThresholdTable table => [SpeedThresholdExhibit.Of(context, outcome.Experiment, table)],
        DirectionLesionTable table => [DirectionLesionExhibit.Of(context, outcome.Experiment, table)],
        DirectionIndexTable table => [DirectionIndexExhibit.Of(outcome.Experiment, table), .. DirectionTuningExhibit.Of(context, outcome.Experiment, table)],
        AmplitudeTable table => [AmplitudeExhibit.Of(context, outcome.Experiment, table)],
        DecisionBias bias => [BiasExhibit.Of(outcome.Experiment, bias)],
        KernelGradientTable table => [KernelGradientExhibit.Of(context, outcome.Experiment, table)],
        KernelTable table => KernelExhibit.Of(outcome.Experiment, table),
        KernelSurroundTable table => [KernelSurroundExhibit.Of(outcome.Experiment, table)],
        VisualisationTable table => VisualisationExhibit.Of(outcome.Experiment, table),
        ReceptiveFieldTable table => ReceptiveFieldExhibit.Of(outcome.Experiment, table),
        EncodingFitTable table => FitExhibit.Of(outcome.Experiment, table),
        EncodingSweepTable table => [SweepExhibit.Of(context, outcome.Experiment, table)],
        TransferTable table => [TransferExhibit.Of(outcome.Experiment, table)],
        RecordedFitTable table => RecordedFitExhibit.Of(outcome.Experiment, table),
        RecordedSweepTable table => RecordedSweepExhibit.Of(context, outcome.Experiment, table),
        RecordedTransferTable table => [TransferExhibit.Of(outcome.Experiment, table.Matrix, RecordedFitExhibit.Target, ", the model of one cell being shown what the other saw in its own window")],
        SignTable table => [SignExhibit.Of(outcome.Experiment, table)],
        _ => [],
    };
}
