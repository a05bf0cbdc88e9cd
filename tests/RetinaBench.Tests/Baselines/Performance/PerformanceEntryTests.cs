using RetinaBench.Baselines.Performance;

namespace RetinaBench.Tests.Baselines.Performance;

public sealed class PerformanceEntryTests
{
    private static readonly PerformanceMeasurement s_first = new([1], 1, 1, "1"), s_second = new([2], 2, 1, "2");

    [Fact]
    public void WithAccepted_FirstTime_PinsToo() =>
        Assert.Equal(new("a", 1, 1, Accepted: s_first, Pinned: s_first), new PerformanceEntry("a", 1, 1).WithNew(s_second).WithAccepted(s_first));

    [Fact]
    public void WithAccepted_Later_LeavesThePinWhereItWas() =>
        Assert.Equal(new("a", 1, 1, Accepted: s_second, Pinned: s_first), new PerformanceEntry("a", 1, 1).WithAccepted(s_first).WithAccepted(s_second));

    [Fact]
    public void WithPinned_Later_MovesBoth() =>
        Assert.Equal(new("a", 1, 1, Accepted: s_second, Pinned: s_second), new PerformanceEntry("a", 1, 1).WithAccepted(s_first).WithPinned(s_second));
}
