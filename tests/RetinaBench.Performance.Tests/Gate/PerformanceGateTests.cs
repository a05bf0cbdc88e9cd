using RetinaBench.Baselines.Performance;
using RetinaBench.Performance.Gate;

namespace RetinaBench.Performance.Tests.Gate;

public sealed class PerformanceGateTests
{
    private const string Name = "inference/sparse";
    private const double Ratio = 4;
    private const int Seeds = 50;

    [Fact]
    public void Judge_FifteenPercentSlower_IsRegressedForNearlyEverySeed()
    {
        // Two noisy measurements must agree, so that an unlucky one in a hundred is missed.
        const int LeastCaught = 48;
        BenchmarkVerdict[] verdicts = [.. Enumerable.Range(0, Seeds).Select(seed =>
        {
            var machine = new NoisyMachine((ulong)seed);
            return Judge(Accepted(machine.Measure(Ratio)), machine, 1.15 * Ratio);
        })];
        BenchmarkVerdict[] caught = [.. verdicts.Where(v => v.Change == PerformanceChange.Regressed)];
        Assert.InRange(caught.Length, LeastCaught, Seeds);
        Assert.All(caught, v => Assert.True(v.Fails));
        Assert.All(caught, v => Assert.StartsWith("slower than accepted", v.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Judge_TwentyRepeatsOfAnUnchangedRun_RaiseNoAlarm() => Assert.All(Enumerable.Range(0, Seeds), seed =>
    {
        var machine = new NoisyMachine((ulong)seed);
        PerformanceEntry entry = Accepted(machine.Measure(Ratio));
        for (int repeat = 0; repeat < 20; repeat++)
            Assert.Equal(PerformanceChange.Same, Judge(entry, machine, Ratio).Change);
    });

    [Fact]
    public void Judge_DriftOfThreePercentAStepAcceptedEachTime_IsCaughtByThePin() => Assert.All(Enumerable.Range(0, Seeds), seed =>
    {
        var machine = new NoisyMachine((ulong)seed);
        double ratio = Ratio;
        PerformanceEntry entry = Accepted(machine.Measure(ratio));
        BenchmarkVerdict verdict = Judge(entry, machine, ratio);
        int steps = 0;
        for (; steps < 6 && !verdict.Fails; steps++)
        {
            ratio *= 1.03;
            double[] measured = machine.Measure(ratio);
            verdict = PerformanceGate.Judge(Name, 1, 1, entry, Measurement(measured), () => Measurement(machine.Measure(ratio)));
            entry = entry.WithAccepted(Measurement(measured));
        }

        // Three steps make 9.3 %, a little above what is called a change; five make 15.9 %.
        Assert.InRange(steps, 2, 5);
        Assert.Contains("slower than pinned, by small steps", verdict.Reason, StringComparison.Ordinal);
    });

    [Fact]
    public void Judge_SlownessThatASecondMeasurementDoesNotShow_IsNoAlarm()
    {
        var machine = new NoisyMachine(1);
        PerformanceEntry entry = Accepted(machine.Measure(Ratio));
        int again = 0;
        BenchmarkVerdict verdict = PerformanceGate.Judge(Name, 1, 1, entry, Measurement(machine.Measure(1.3 * Ratio)), () =>
        {
            again++;
            return Measurement(machine.Measure(Ratio));
        });
        Assert.Equal((PerformanceChange.Same, 1), (verdict.Change, again));
        Assert.Contains("was not confirmed by a second measurement", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_Faster_IsImprovedAndNoFailure()
    {
        var machine = new NoisyMachine(1);
        BenchmarkVerdict verdict = Judge(Accepted(machine.Measure(Ratio)), machine, 0.8 * Ratio);
        Assert.Equal((PerformanceChange.Improved, false), (verdict.Change, verdict.Fails));
    }

    [Fact]
    public void Judge_AsAcceptedButFasterThanPinned_IsSame()
    {
        var machine = new NoisyMachine(1);
        PerformanceEntry entry = Accepted(machine.Measure(Ratio)).WithAccepted(Measurement(machine.Measure(0.8 * Ratio)));
        Assert.Equal(PerformanceChange.Same, Judge(entry, machine, 0.8 * Ratio).Change);
    }

    [Fact]
    public void Judge_NothingAccepted_IsNewAndNoFailure()
    {
        BenchmarkVerdict never = PerformanceGate.Judge(Name, 1, 1, null, Measurement([1]), NeverAgain);
        BenchmarkVerdict stored = PerformanceGate.Judge(Name, 1, 1, new PerformanceEntry(Name, 1, 1).WithNew(Measurement([1])), Measurement([9]), NeverAgain);
        Assert.All([never, stored], v => Assert.Equal((PerformanceChange.New, false), (v.Change, v.Fails)));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    public void Judge_OtherWorkOrCalibration_IsNotComparable(int version, int calibration)
    {
        BenchmarkVerdict verdict = PerformanceGate.Judge(Name, version, calibration, Accepted([1, 2, 3]), Measurement([9, 9, 9]), NeverAgain);
        Assert.Equal((PerformanceChange.NotComparable, false), (verdict.Change, verdict.Fails));
    }

    [Fact]
    public void Judge_CrowdedMachine_IsNotComparableAndSaysSo()
    {
        var machine = new NoisyMachine(1);
        PerformanceEntry entry = Accepted(machine.Measure(Ratio));
        PerformanceMeasurement slow = Measurement(machine.Measure(2 * Ratio));
        BenchmarkVerdict first = PerformanceGate.Judge(Name, 1, 1, entry, slow with { Crowding = 5 }, NeverAgain);
        BenchmarkVerdict second = PerformanceGate.Judge(Name, 1, 1, entry, slow, () => slow with { Crowding = 5 });
        Assert.All([first, second], v => Assert.Equal((PerformanceChange.NotComparable, false), (v.Change, v.Fails)));
        Assert.All([first, second], v => Assert.Contains("too busy: 5.0 times as long", v.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Vanished_BenchmarkOfTheBaselineThatIsNoneNow_Fails()
    {
        PerformanceBaseline baseline = PerformanceBaseline.Empty(new("cpu", 1, 256, 8, [], "os", "runtime")).With(Accepted([1])).With(Accepted([1]) with { Name = "stimuli/gone" });
        BenchmarkVerdict verdict = Assert.Single(PerformanceGate.Vanished(baseline, [Name]));
        Assert.Equal(("stimuli/gone", PerformanceChange.Vanished, true), (verdict.Name, verdict.Change, verdict.Fails));
    }

    private static BenchmarkVerdict Judge(PerformanceEntry entry, NoisyMachine machine, double ratio) =>
        PerformanceGate.Judge(Name, 1, 1, entry, Measurement(machine.Measure(ratio)), () => Measurement(machine.Measure(ratio)));

    private static PerformanceEntry Accepted(IReadOnlyList<double> ratios) => new PerformanceEntry(Name, 1, 1).WithAccepted(Measurement(ratios));

    private static PerformanceMeasurement Measurement(IReadOnlyList<double> ratios) => new(ratios, 1, 1, "test");

    private static PerformanceMeasurement NeverAgain() => throw new InvalidOperationException("nothing to confirm");
}
