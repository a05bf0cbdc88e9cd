using System.Globalization;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Tests.Reports.Figures;

public sealed class AxisScaleTests
{
    private static readonly Axis Free = new("x");

    [Theory]
    [InlineData(0, 4, 8, "0.0 0.5 1.0 1.5 2.0 2.5 3.0 3.5 4.0")]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.5, 3, 3, "1 2 3")]
    [InlineData(-0.3, 0.3, 6, "−0.3 −0.2 −0.1 0.0 0.1 0.2 0.3")]
    [InlineData(0, 0.0004, 4, "0.0000 0.0001 0.0002 0.0003 0.0004")]
    [InlineData(0, 120, 6, "0 20 40 60 80 100 120")]
    [InlineData(0, 3e6, 3, "0 1e6 2e6 3e6")]
    [InlineData(1e6, 1000000.4, 2, "1e6 1.0000002e6 1.0000004e6")]
    public void Ticks_KnownRange_AreRoundNumbers(double low, double high, int intervals, string expected)
    {
        AxisScale scale = AxisScale.Fit(Free, [low, high], intervals);
        Assert.Equal(expected, string.Join(' ', scale.Ticks.Select(tick => tick.Label)));
    }

    [Fact]
    public void Ticks_AnyRange_StepByOneTwoOrFiveWithinTheAxis()
    {
        var random = new Random(20210417);
        for (int trial = 0; trial < 2000; trial++)
        {
            double low = (random.NextDouble() - 0.5) * double.Parse($"1e{random.Next(-12, 13)}", CultureInfo.InvariantCulture);
            double high = low + (random.NextDouble() * double.Parse($"1e{random.Next(-12, 13)}", CultureInfo.InvariantCulture));
            int intervals = random.Next(1, 12);
            AxisScale scale = AxisScale.Fit(Free, [high, low], intervals);

            Assert.True(scale.Minimum <= low && high <= scale.Maximum && scale.Minimum < scale.Maximum);
            Assert.InRange(scale.Ticks.Count, 0, intervals + 1);
            Assert.All(scale.Ticks, tick => Assert.InRange(scale.Fraction(tick.Value), -1e-6, 1 + 1e-6));
            foreach ((AxisTick first, AxisTick second) in scale.Ticks.Zip(scale.Ticks.Skip(1)))
            {
                decimal step = Math.Abs((decimal)second.Value - (decimal)first.Value);
                string digits = step.ToString("e2", CultureInfo.InvariantCulture);
                Assert.Contains(digits[..4], (string[])["1.00", "2.00", "5.00"]);
            }
        }
    }

    [Fact]
    public void Fit_FixedEnds_AreKept()
    {
        AxisScale scale = AxisScale.Fit(new Axis("accuracy") { Minimum = 0.45, Maximum = 1.03 }, [-7, 12], 5);
        Assert.Equal((0.45, 1.03), (scale.Minimum, scale.Maximum));
        Assert.Equal(["0.6", "0.8", "1.0"], scale.Ticks.Select(tick => tick.Label));
        Assert.Equal(0.5, scale.Fraction((0.45 + 1.03) / 2), 12);
    }

    [Theory]
    [InlineData(0, -1, 1)]
    [InlineData(7, 6.3, 7.7)]
    [InlineData(-200, -220, -180)]
    public void Fit_SingleValue_IsWidenedByATenth(double value, double low, double high)
    {
        AxisScale scale = AxisScale.Fit(Free, [value, value], 4);
        Assert.True(scale.Minimum <= low + 1e-9 && scale.Maximum >= high - 1e-9);
        Assert.InRange(scale.Maximum - scale.Minimum, high - low - 1e-9, 1.5 * (high - low));
    }

    [Fact]
    public void Fit_NothingToShow_IsTheUnitInterval()
    {
        AxisScale scale = AxisScale.Fit(Free, [double.NaN, double.PositiveInfinity, 1e200], 4);
        Assert.Equal((0.0, 1.0), (scale.Minimum, scale.Maximum));
    }

    [Theory]
    [InlineData(5.0, null)]
    [InlineData(null, 0.0)]
    public void Fit_DataBeyondTheFixedEnd_StillRises(double? minimum, double? maximum)
    {
        AxisScale scale = AxisScale.Fit(new Axis("x") { Minimum = minimum, Maximum = maximum }, [1, 2], 4);
        Assert.True(scale.Minimum < scale.Maximum);
        Assert.Equal(minimum ?? scale.Minimum, scale.Minimum);
        Assert.Equal(maximum ?? scale.Maximum, scale.Maximum);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    public void Fit_FixedEndsThatDoNotRise_AreRefusedByName(double minimum, double maximum)
    {
        var axis = new Axis("accuracy") { Minimum = minimum, Maximum = maximum };
        Assert.Contains("'accuracy'", Assert.Throws<ArgumentException>(() => AxisScale.Fit(axis, [], 4)).Message);
    }
}
