using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Stimuli;
using RetinaBench.Suites;

namespace RetinaBench.Tests.Runs.Fakes;

/// <summary>Suites for tests of runs.</summary>
internal static class FakeSuite
{
    /// <summary>The shape of a real suite: lesions, then circuits, then curves on what these found.</summary>
    public static Suite Default { get; } = Of(
        [new FakeEnvironment("task", 1), new FakeEnvironment("sweep", 3) { SomeWithoutLabel = true }, new FakeEnvironment("single", 2, scenes: true)],
        [
            new FakeExperiment("curve", ["sweep"], [], ""),
            new FakeExperiment("lesions", ["task"], [], "", "bipolar:0", "bipolar:1"),
            new FakeExperiment("circuits", ["task"], ["lesions"], "", "bipolar:0,1"),
            new FakeExperiment("circuit-curve", ["sweep"], ["circuits"], "bipolar:0,1", "bipolar:1"),
            new FakeExperiment("tuning", ["single"], ["circuits"], ""),
            new FakeExperiment("means", ["sweep", "single"], [], "") { Requests = [new("bipolar", RetinaBench.Models.Reduction.Maximum)] },
            new FakeExperiment("weights", [], []),
        ]);

    /// <summary>Stimuli at each point in most tests: two shards, the second of them short.</summary>
    public const int StimuliPerPoint = 53;

    public static Suite Of(IReadOnlyList<IStimulusEnvironment> environments, IReadOnlyList<IExperiment> experiments, IReadOnlyList<ICriterion>? criteria = null) => new()
    {
        Id = "fake-suite",
        Version = 1,
        Title = "Fake",
        Citation = "none",
        Environments = [.. environments.Select(e => new SuiteEnvironment(e, EnvironmentFingerprint.Compute(e, 1), "Fake."))],
        Experiments = experiments,
        Criteria = criteria ?? [.. experiments.Select(e => new FakeCriterion($"{e.Id}-measured", e.Id))],
        Published = [new("curve", "intact", [0, 1, 2], [0.5, 0.7, 0.9], 100, "none")],
    };
}
