using System.Globalization;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Variations;

namespace RetinaBench.Tests.Stimuli;

public sealed class SweepTests
{
    [Fact]
    public void Values_AlphaOfThePaper_AreThe41Literals()
    {
        double[] expected =
        [
            0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0,
            2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7, 2.8, 2.9, 3.0, 3.1, 3.2, 3.3, 3.4, 3.5, 3.6, 3.7, 3.8, 3.9, 4.0,
        ];
        Assert.Equal(expected, new Sweep(0, 4, 0.1m).Values());
    }

    [Fact]
    public void Values_SpeedsOfThePaper_IncludeBothEndsAsLiterals()
    {
        IReadOnlyList<double> slow = new Sweep(0.50m, 1.49m, 0.03m).Values(), single = new Sweep(0.50m, 3.00m, 0.05m).Values();
        Assert.Equal((34, 0.5, 0.53, 1.49), (slow.Count, slow[0], slow[1], slow[^1]));
        Assert.Equal((51, 0.5, 0.55, 3.0), (single.Count, single[0], single[1], single[^1]));
    }

    [Fact]
    public void Values_OneValue_IsBothEnds() => Assert.Equal([2.0], new Sweep(2, 2, 1).Values());

    [Theory]
    [InlineData("-1", "4", "0.1", "variation.speed.from")]
    [InlineData("5", "4", "0.1", "variation.speed.to")]
    [InlineData("0", "1001", "0.1", "variation.speed.to")]
    [InlineData("0", "4", "0", "variation.speed.step")]
    [InlineData("0", "4", "-0.1", "variation.speed.step")]
    [InlineData("0", "4", "0.3", "variation.speed.step")]
    [InlineData("0", "4", "0.0000000000000000000000000001", "variation.speed.step")]
    [InlineData("0", "79228162514264337593543950335", "1", "variation.speed.to")]
    [InlineData("0", "10", "0.001", "variation.speed.step")]
    public void Problems_RangeOrStepOutsideItsRange_NamesTheMember(string from, string to, string step, string member) =>
        Assert.Equal([member], Problems(new(Decimal(from), Decimal(to), Decimal(step))).Select(problem => problem.Member));

    [Fact]
    public void Problems_ValidSweep_HasNone() => Assert.Empty(Problems(new(0, 10, 0.002m)));

    private static IReadOnlyList<OptionProblem> Problems(Sweep speed) => DotMotionOptions.Murray2021(new SingleDirection(speed), 1).Problems();

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
