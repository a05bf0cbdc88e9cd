using RetinaBench.Experiments;
using RetinaBench.Runs.Planning;
using RetinaBench.Stimuli;
using RetinaBench.Suites;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Runs.Planning;

public sealed class PassScheduleTests
{
    [Fact]
    public void Schedule_LaterExperimentsOnTheSameEnvironments_ShowsEachSweepOnce()
    {
        Assert.Equal(
            ["1 task: lesions", "2 task: circuits", "3 sweep: curve, circuit-curve, means", "4 single: tuning, means"],
            Schedule(FakeSuite.Default));
    }

    [Fact]
    public void Schedule_IndependentExperiments_ShareOnePass()
    {
        Suite suite = Make(["a"], Experiment("x", "a"), Experiment("y", "a"), Experiment("z", "a"));
        Assert.Equal(["1 a: x, y, z"], Schedule(suite));
    }

    [Fact]
    public void Schedule_ReadyExperimentWithALaterOneOfItsKind_WaitsForIt()
    {
        // f(v) needs g(w); h(v) is ready at once but can share f's pass; e(v) needs f, so v is shown twice at least.
        Suite suite = Make(["v", "w"], Experiment("h", "v"), Experiment("g", "w"), Experiment("f", "v", "g"), Experiment("e", "v", "f"));
        Assert.Equal(["1 w: g", "2 v: h, f", "3 v: e"], Schedule(suite));
    }

    [Fact]
    public void Schedule_EnvironmentsThatWaitForEachOther_RepeatsTheSmallest()
    {
        // c(small) needs b(large), d(large) needs a(small): one of the two must be shown twice.
        Suite suite = FakeSuite.Of(
            [new FakeEnvironment("large", 9), new FakeEnvironment("small", 2)],
            [Experiment("a", "small"), Experiment("b", "large"), Experiment("c", "small", "b"), Experiment("d", "large", "a")]);
        Assert.Equal(["1 small: a", "2 large: b, d", "3 small: c"], Schedule(suite));
    }

    [Fact]
    public void Schedule_ExperimentsWithoutEnvironments_TakeNoPassAndPassDependenciesOn()
    {
        Suite suite = Make(["v"], Experiment("a", "v"), new FakeExperiment("weights", [], ["a"]), Experiment("b", "v", "weights"));
        Assert.Equal(["1 v: a", "2 v: b"], Schedule(suite));
    }

    [Fact]
    public void Schedule_RandomSuites_ServeEveryWantOnceAfterItsDependenciesAndNotMoreOftenThanChainsAsk()
    {
        const int Suites = 300;
        var random = new RandomStream(1, "pass-schedule");
        for (int n = 0; n < Suites; n++)
            CheckRandomSuite(random);
    }

    [Fact]
    public void Schedule_DependencyThatComesLater_IsRefused()
    {
        Suite suite = Make(["v"], Experiment("a", "v", "b"), Experiment("b", "v"));
        InputException error = Assert.Throws<InputException>(() => PassSchedule.Of(suite));
        Assert.Contains("experiment a depends on b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schedule_UnknownEnvironment_IsRefused()
    {
        InputException error = Assert.Throws<InputException>(() => PassSchedule.Of(Make(["v"], Experiment("a", "w"))));
        Assert.Contains("experiment a names environment w", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schedule_SameIdTwice_IsRefused()
    {
        Assert.Throws<InputException>(() => PassSchedule.Of(Make(["v"], Experiment("a", "v"), Experiment("a", "v"))));
        Assert.Throws<InputException>(() => PassSchedule.Of(Make(["v", "v"], Experiment("a", "v"))));
    }

    private static void CheckRandomSuite(RandomStream random)
    {
        string[] environments = [.. Enumerable.Range(0, 1 + random.NextInt(3)).Select(i => $"v{i}")];
        FakeExperiment[] experiments = new FakeExperiment[1 + random.NextInt(7)];
        for (int i = 0; i < experiments.Length; i++)
        {
            string[] wants = [.. environments.Where(_ => random.NextInt(2) == 0)];
            string[] needs = [.. experiments[..i].Where(_ => random.NextInt(3) == 0).Select(e => e.Id)];
            experiments[i] = new($"e{i}", wants, needs, "");
        }

        IReadOnlyList<EnvironmentPass> passes = PassSchedule.Of(Make(environments, experiments));

        foreach (FakeExperiment experiment in experiments)
        {
            EnvironmentPass[] mine = [.. passes.Where(p => p.Experiments.Contains(experiment.Id))];
            Assert.Equal(experiment.Environments.Order(), mine.Select(p => p.Environment).Order());
            int firstOfMine = mine.Length == 0 ? int.MaxValue : mine[0].Number;
            Assert.All(experiment.DependsOn, d => Assert.All(passes.Where(p => p.Experiments.Contains(d)), p => Assert.True(p.Number < firstOfMine)));
        }

        // With one environment the longest chain of experiments that want it is a lower bound, and must be reached.
        if (environments.Length == 1)
        {
            int[] depth = new int[experiments.Length];
            for (int i = 0; i < depth.Length; i++)
                depth[i] = experiments[i].Environments.Count + experiments[i].DependsOn.Select(d => depth[int.Parse(d[1..], System.Globalization.CultureInfo.InvariantCulture)]).DefaultIfEmpty(0).Max();
            Assert.Equal(depth.Max(), passes.Count);
        }
    }

    private static FakeExperiment Experiment(string id, string environment, params string[] dependsOn) => new(id, [environment], dependsOn, "");

    private static Suite Make(string[] environments, params IExperiment[] experiments) =>
        FakeSuite.Of([.. environments.Select(e => new FakeEnvironment(e, 2))], experiments);

    private static string[] Schedule(Suite suite) =>
        [.. PassSchedule.Of(suite).Select(p => $"{p.Number} {p.Environment}: {string.Join(", ", p.Experiments)}")];
}
