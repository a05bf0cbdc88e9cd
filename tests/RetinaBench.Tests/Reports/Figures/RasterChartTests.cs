using System.Text.RegularExpressions;
using System.Xml.Linq;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Tests.Reports.Figures;

public sealed partial class RasterChartTests
{
    private static readonly RasterChart s_chart = new()
    {
        Title = "Spikes",
        Description = "Three trials above a rate.",
        X = new("time", "s") { Minimum = 0, Maximum = 4 },
        Y = new("rate", "Hz"),
        Trials = [[0.0, 2.0], [], [4.0]],
        Series = [new("predicted", [new(0, 1), new(4, 3)])],
    };

    [Fact]
    public void Spikes_OfEveryTrial_StandInTheLineOfTheTrialAtTheirTimes()
    {
        var svg = new SvgReader(s_chart.ToSvg());
        XElement[] plots = [.. svg.OfClass("plot")];
        double left = SvgReader.Number(plots[1], "x"), width = SvgReader.Number(plots[1], "width"), top = SvgReader.Number(plots[0], "y");

        double[][] spikes = [.. Spike().Matches(Path(svg)).Select(spike => new[] { Parse(spike, 1), Parse(spike, 2) })];

        Assert.Equal(3, spikes.Length);
        // The middle of the axis is the middle of the plot; its ends lie an inset within the frame.
        Assert.Equal(left + (width / 2), spikes[1][0], 0.02);
        Assert.Equal(spikes[1][0] - spikes[0][0], spikes[2][0] - spikes[1][0], 0.02);
        Assert.Equal(spikes[0][1], spikes[1][1]);
        Assert.Equal(2 * s_chart.TrialHeight, spikes[2][1] - spikes[0][1], 0.02);
        Assert.True(spikes[0][1] > top && spikes[2][1] + s_chart.TrialHeight < SvgReader.Number(plots[1], "y"));
    }

    [Fact]
    public void Plots_ShareTheirSidesAndTheAxisBelow()
    {
        var svg = new SvgReader(s_chart.ToSvg());
        XElement[] plots = [.. svg.OfClass("plot")];

        Assert.Equal(2, plots.Length);
        Assert.Equal(SvgReader.Number(plots[0], "x"), SvgReader.Number(plots[1], "x"));
        Assert.Equal(SvgReader.Number(plots[0], "width"), SvgReader.Number(plots[1], "width"));
        Assert.Single(svg.Texts, "time (s)");
        Assert.Single(svg.Texts, "trial");
    }

    [Fact]
    public void Spikes_OutsideOfAFixedAxis_AreLeftOut()
    {
        RasterChart cut = s_chart with { X = s_chart.X with { Maximum = 3 } };
        Assert.Equal(2, Spike().Count(Path(new SvgReader(cut.ToSvg()))));
    }

    [Fact]
    public void Trials_None_LeaveTheRates() => Assert.Single(new SvgReader((s_chart with { Trials = [] }).ToSvg()).OfClass("plot"));

    [Fact]
    public void Trials_TooMany_AreRefused() => Assert.Contains(
        "Trials is 201; it must be in [0, 200]",
        Assert.Throws<ArgumentException>((s_chart with { Trials = [.. Enumerable.Repeat<IReadOnlyList<double>>([], 201)] }).ToSvg).Message,
        StringComparison.Ordinal);

    private static string Path(SvgReader svg) => svg.OfClass("spikes").Single().Elements().Single().Attribute("d")!.Value;

    private static double Parse(Match match, int group) => double.Parse(match.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M([\d.]+) ([\d.]+)v[\d.]+")]
    private static partial Regex Spike();
}
