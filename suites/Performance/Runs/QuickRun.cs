using RetinaBench.Experiments;
using RetinaBench.Experiments.Visualisation;
using RetinaBench.Performance.Inference;
using RetinaBench.Runs;
using RetinaBench.Suites;

namespace RetinaBench.Performance.Runs;

/// <summary>A whole run of one network through the shipped suite: planning, stimuli, experiments, bootstraps and verdicts.</summary>
/// <remarks>
/// Few stimuli a point, so that it takes a second or two; the share of what does not depend on their number is larger than in a real run. Deep visualisation, which would
/// take most of the time, has a benchmark of its own and is left out, with the criteria that judge it.
/// </remarks>
public sealed class QuickRun : Subject
{
    private const int StimuliPerPoint = 2;

    private Suite? _suite;
    private int _stimuli;

    /// <inheritdoc/>
    public override string Name => "runs/quick";

    /// <inheritdoc/>
    public override Work Work => new(_stimuli);

    /// <inheritdoc/>
    protected override void MakeReady()
    {
        Suite shipped = SuiteCatalog.BuiltIn.Read("murray2021");
        IExperiment[] kept = [.. shipped.Experiments.Where(e => e is not DeepVisualisationExperiment)];
        _suite = shipped with { Experiments = kept, Criteria = [.. shipped.Criteria.Where(c => c.Card.Experiments.All(id => kept.Any(e => e.Id == id)))] };
        _stimuli = _suite.Environments.Sum(e => e.Environment.Points.Count * e.StimuliAtPoint(StimuliPerPoint));
    }

    /// <inheritdoc/>
    protected override void Operate() =>
        new RunExecutor(new() { StimuliPerPoint = StimuliPerPoint, Threads = 1 }).Execute([_suite!], [new("paper-1", "reference", PaperNetwork.Open)]);
}
