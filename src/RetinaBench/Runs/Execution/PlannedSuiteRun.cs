using RetinaBench.Experiments;
using RetinaBench.Runs.Assays;
using RetinaBench.Runs.Planning;
using RetinaBench.Runs.Shards;
using RetinaBench.Suites;

namespace RetinaBench.Runs.Execution;

/// <summary>A suite with its schedule and the number of stimuli at each point.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="Schedule">Its passes, in order.</param>
/// <param name="StimuliPerPoint">Stimuli a point that the run asks for; points of one value share them.</param>
internal sealed record PlannedSuiteRun(Suite Suite, IReadOnlyList<EnvironmentPass> Schedule, int StimuliPerPoint)
{
    /// <summary>What assays of all models share.</summary>
    public SharedWork Shared { get; } = new();

    /// <summary>Stimuli of all passes that show any.</summary>
    public long Stimuli => Schedule.Where(Shows).Sum(StimuliOf);

    /// <summary>About how many shown stimuli take as long as the fits that are known of before a model is opened.</summary>
    public long Fits
    {
        get
        {
            var setting = new ExperimentSetting(Suite.Environments.ToDictionary(v => v.Environment.Name, v => v.Environment, StringComparer.Ordinal), StimuliPerPoint, Shared, Suite.Recorded);
            return Suite.Experiments.Where(e => e.Needs == ModelAbility.Fitting).Sum(e => e.ForetellAssays(setting));
        }
    }

    /// <summary>Whether a pass serves an experiment that shows stimuli: one that fits models draws its own.</summary>
    public bool Shows(EnvironmentPass pass) => Suite.Experiments.Any(e => e.Needs == ModelAbility.Responding && pass.Experiments.Contains(e.Id));

    /// <summary>Stimuli of one pass.</summary>
    public long StimuliOf(EnvironmentPass pass)
    {
        SuiteEnvironment shown = Of(pass.Environment);
        return (long)shown.Environment.Points.Count * shown.StimuliAtPoint(StimuliPerPoint);
    }

    /// <summary>The shards of one pass for one model.</summary>
    public ShardGrid ShardsOf(EnvironmentPass pass, string model)
    {
        SuiteEnvironment shown = Of(pass.Environment);
        return new(model, Suite.Id, pass.Number, pass.Environment, shown.Environment.Points.Count, shown.StimuliAtPoint(StimuliPerPoint));
    }

    /// <summary>Whether a shard belongs to this suite's passes.</summary>
    public bool Contains(Shard shard) =>
        shard.Suite == Suite.Id && shard.Pass >= 1 && shard.Pass <= Schedule.Count && ShardsOf(Schedule[shard.Pass - 1], shard.Model).Contains(shard);

    /// <summary>Whether an assay belongs to one of this suite's experiments.</summary>
    public bool Contains(AssayPlace assay) => assay.Suite == Suite.Id && Suite.Experiments.Any(e => e.Id == assay.Experiment);

    private SuiteEnvironment Of(string environment) => Suite.Environments.First(v => v.Environment.Name == environment);
}
