using RetinaBench.Experiments;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Tests.Experiments.Measures;

public sealed class MeasuredTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_NoFiniteNumber_Throws(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => Measured.Of(value));

    [Fact]
    public void Refused_HasNoValueButAReason()
    {
        var refused = Measured.Insufficient("no spikes");
        Assert.Null(refused.OrNull);
        Assert.Equal(new Refusal(RefusalKind.InsufficientData, "no spikes"), refused.Refusal);
        Assert.Equal("no spikes", Assert.Throws<InvalidOperationException>(() => refused.Value).Message);
        Assert.Same(refused, refused.Then(_ => Measured.Of(1)));
        Assert.Equal(RefusalKind.Errored, Measured.Errored("NaN").Refusal!.Kind);
    }

    [Fact]
    public void Then_OfANumber_GoesOn()
    {
        Assert.Equal(6, Measured.Of(3).Then(x => Measured.Of(2 * x)).Value);
        Assert.Equal("why", Measured.Of(3).Then(_ => Measured.Insufficient("why")).Refusal!.Reason);
    }
}
