using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Runs;
using RetinaBench.Suites;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Suites;

/// <summary>Carries out suites as they are shipped.</summary>
internal static class SuiteRun
{
    public static Suite Murray2021 { get; } = SuiteReader.Read(Path.Combine(SharedData.RepositoryRoot, "suites", "murray2021"));

    public static ModelRecord Of(string name, Func<IRetinaModel> open, int stimuli) =>
        new RunExecutor(new RunOptions { StimuliPerPoint = stimuli }).Execute([Murray2021], [new RunModel(name, "reference", open)]).Models.Single();

    public static ModelRegistry Registry { get; } = ModelRegistry.Load(Path.Combine(SharedData.RepositoryRoot, "models.json"), [new ReferenceModelKind()]);

    public static T Measured<T>(this ModelRecord record, string experiment)
        where T : Measurement
    {
        ExperimentOutcome outcome = record.Suites.Single().Outcomes.Single(o => o.Experiment == experiment);
        return Assert.IsType<T>(outcome.Measurement);
    }
}
