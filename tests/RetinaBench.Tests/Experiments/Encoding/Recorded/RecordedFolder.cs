using RetinaBench.Experiments;
using RetinaBench.Experiments.Encoding.Recorded;
using RetinaBench.Models;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Experiments.Encoding.Recorded;

/// <summary>Recordings of cells that are known: two that are repeated, one of them in a large movie, one that was shown once, and one that ignores its stimulus.</summary>
public sealed class RecordedFolder : IDisposable
{
    public const int Frames = 8000, Trials = 4;

    private readonly TemporaryFolder _folder = new();

    public RecordedFolder()
    {
        RecordingFiles.WriteNpz(At("a-known.npz"), Known, Frames, Trials, 1);
        RecordingFiles.WriteNpz(At("b-large.npz"), Other, Frames, Trials, 2, margin: 5);
        RecordingFiles.WriteNpz(At("c-once.npz"), Known, Frames, 1, 3);
        RecordingFiles.WriteNpz(At("d-deaf.npz"), null, Frames, 1, 4);
        All = Read();
    }

    // Four times the gain of published cells, so that some thousand frames are enough.
    private const double Gain = 8;

    /// <summary>The cell of the first and the third file.</summary>
    public static SubunitCell Known { get; } = new("known", Polarity.Off, SubunitCell.Published().Subunits, 1, Gain);

    /// <summary>The cell of the second file.</summary>
    public static SubunitCell Other { get; } = new("other", Polarity.On, [new(1, 1), new(1, 3), new(3, 2)], 1, Gain);

    public static RecordedCellOptions Options { get; } = new() { Rows = 8, Columns = 8, Lags = 20, Spikes = 5000, TestShare = 0.25 };

    public static RecordedFitExperiment Fits { get; } = new() { Id = "fits", Description = "Fits.", Seeds = [1, 2], Effort = 0.5 };

    public static RecordedSweepExperiment Sweep { get; } = new() { Id = "sweep", Description = "Sweep.", Seeds = [1], Registered = "fits", Effort = 0.5 };

    public static RecordedTransferExperiment Transfer { get; } = new() { Id = "transfer", Description = "Transfer.", Fits = "fits" };

    public string Path => _folder.Path;

    public RecordedPopulation All { get; }

    public string At(string name) => _folder.At(name);

    public RecordedPopulation Read(params int[] cells) => RecordedPopulation.Read(Path, cells, Options);

    public static ExperimentContext Context(IModel model, RecordedPopulation? recorded, int stimuli = ExperimentContext.FullStimuli, params ExperimentOutcome[] outcomes) =>
        new(model, new Dictionary<string, IStimulusEnvironment>(), outcomes.ToDictionary(outcome => outcome.Experiment), stimuli, recorded: recorded);

    /// <summary>Does an experiment.</summary>
    public static ExperimentOutcome Perform(Experiment experiment, ExperimentContext context)
    {
        ExperimentPlan plan = experiment.Plan(context);
        if (plan.Refusal is { } refusal)
            return ExperimentOutcome.Refused(experiment.Id, refusal.Kind, refusal.Reason);
        var findings = plan.Assays.ToDictionary(assay => (experiment.Id, assay.Key), assay => assay.Perform(context.Model, default));
        return experiment.Measure(context, new(new Dictionary<(string, Lesion), IReadOnlyList<PointTally>>(), findings));
    }

    public void Dispose() => _folder.Dispose();
}
