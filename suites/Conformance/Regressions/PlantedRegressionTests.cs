using RetinaBench.Baselines.Conformance;
using RetinaBench.Conformance.Runs;
using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Stimuli;
using RetinaBench.Suites;

namespace RetinaBench.Conformance.Regressions;

/// <summary>What the gate of the baselines must catch, and what it must not.</summary>
public sealed class PlantedRegressionTests
{
    private const string Model = "paper-1";
    private const int Stimuli = 100;
    private const int FewStimuli = 10;

    private static readonly Suite s_psychometric = SuitePart.Of(ConformanceRuns.Suite, "psychometric-shape");

    private static readonly Lazy<IReadOnlyList<ConformanceBaseline>> s_baseline = new(() => ConformanceBaseline.Of(Run(s_psychometric, Open, Stimuli)));

    [Fact]
    public void ModelWithThreePercentOfItsWeightsSpoilt_Regresses()
    {
        ConformanceComparison comparison = ConformanceComparer.Compare(s_baseline.Value, Run(s_psychometric, () => PerturbedModel.WithTurnedEvery(Model, 33), Stimuli), isWhole: true);

        ConformanceChange change = Assert.Single(comparison.Changes, change => change.Item == "alpha-sweep");
        Assert.StartsWith("paper-1, murray2021/alpha-sweep: regressed: 0.", change.ToString(), StringComparison.Ordinal);
        Assert.True(change.Fails);
    }

    [Fact]
    public void CriterionThatWasRemoved_Vanishes()
    {
        ConformanceComparison comparison = ConformanceComparer.Compare(s_baseline.Value, Run(s_psychometric with { Criteria = [] }, Open, Stimuli), isWhole: true);

        ConformanceChange change = Assert.Single(comparison.Changes, change => change.Fails);
        Assert.Equal(("psychometric-shape", BaselineChange.Vanished), (change.Item, change.Change));
    }

    [Fact]
    public void EnvironmentThatWasChangedWithoutANewVersion_IsNamed()
    {
        var shown = (DotMotionEnvironment)s_psychometric.Environments[0].Environment;
        var fewer = new DotMotionEnvironment(shown.Name, shown.Version, shown.Options with { Dots = shown.Options.Dots - 2 });
        Suite changed = s_psychometric with { Environments = [new(fewer, EnvironmentFingerprint.Compute(fewer, 1), "Two dots less.")] };

        ConformanceComparison comparison = ConformanceComparer.Compare(s_baseline.Value, Run(changed, Open, FewStimuli), isWhole: true);

        ConformanceChange change = Assert.Single(comparison.Changes);
        Assert.True(change.Fails);
        Assert.Contains("environment alpha-sweep has one version but not the same stimuli", change.Reason, StringComparison.Ordinal);
    }

    /// <summary>Twenty repeats, every other one beside a thread that spins, on one worker or on three.</summary>
    [Fact]
    public void UnchangedModel_TwentyTimes_RaisesNoAlarm()
    {
        for (int repeat = 0; repeat < 20; repeat++)
        {
            using var load = repeat % 2 == 0 ? null : new BackgroundLoad();
            ConformanceComparison comparison = ConformanceComparer.Compare(s_baseline.Value, Run(s_psychometric, Open, FewStimuli, 1 + (repeat % 4 / 2 * 2)), isWhole: true);

            Assert.False(comparison.Fails, string.Join('\n', comparison.Changes));
            Assert.Equal("", Assert.Single(comparison.Changes, change => change.Item == "alpha-sweep").Reason);
        }
    }

    private static IRetinaModel Open() => Registered.Open(Model);

    private static RunRecord Run(Suite suite, Func<IRetinaModel> open, int stimuli, int threads = 2) =>
        new RunExecutor(new RunOptions { StimuliPerPoint = stimuli, Threads = threads }).Execute([suite], [new RunModel(Model, "conformance", open)]);

    private sealed class BackgroundLoad : IDisposable
    {
        private readonly Thread _thread;
        private volatile bool _stopped;

        public BackgroundLoad()
        {
            _thread = new(() =>
            {
                while (!_stopped)
                    Thread.SpinWait(1000);
            });
            _thread.Start();
        }

        public void Dispose()
        {
            _stopped = true;
            _thread.Join();
        }
    }
}
