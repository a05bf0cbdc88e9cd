using System.Globalization;
using System.Xml.Linq;
using RetinaBench.Reports.Figures;

namespace RetinaBench.Tests.Reports.Figures;

public sealed class HeatMapTests
{
    private static readonly HeatMap Circuits = new()
    {
        Title = "Circuits",
        Description = "Accuracy of every circuit.",
        RowTitle = "bipolar type",
        ColumnTitle = "amacrine type",
        Rows = ["0", "1"],
        Columns = ["0", "1", "2"],
        Values = [0.5, 0.555, double.NaN, 0.6, 0.7, 1],
        Scale = new Axis("accuracy") { Minimum = 0.5, Maximum = 0.8 },
    };

    [Fact]
    public void Cells_OfRowsAndColumns_StandRowByRow()
    {
        XElement[] cells = [.. new SvgReader(Circuits.ToSvg()).OfClass("cell")];
        Assert.Equal(6, cells.Length);
        Assert.Equal(SvgReader.Number(cells[0], "y"), SvgReader.Number(cells[2], "y"));
        Assert.Equal(SvgReader.Number(cells[0], "x"), SvgReader.Number(cells[3], "x"));
        Assert.Equal(SvgReader.Number(cells[0], "y") + 34, SvgReader.Number(cells[3], "y"));
    }

    [Fact]
    public void Values_Printed_AreRoundedAndMissingOnesADash()
    {
        string[] texts = new SvgReader(Circuits.ToSvg()).Texts;
        Assert.All((string[])["0.50", "0.60", "0.70", "1.00", "\u2013"], value => Assert.Contains(value, texts));
        HeatMap negative = Circuits with { Values = [-0.004, -0.25, 0, 0, 0, 0], Scale = new Axis("index"), Decimals = 1 };
        string[] rounded = new SvgReader(negative.ToSvg()).Texts;
        Assert.Contains("\u22120.2", rounded);
        Assert.DoesNotContain("\u22120.0", rounded);
    }

    [Fact]
    public void Colours_OfRisingValues_Darken()
    {
        double[] rising = [.. Enumerable.Range(0, 60).Select(i => 0.5 + (0.005 * i))];
        HeatMap map = Circuits with { Rows = ["0"], Columns = [.. rising.Select((_, i) => $"{i}")], Values = rising };
        double[] lightness = [.. new SvgReader(map.ToSvg()).OfClass("cell").Select(Luma)];
        Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.True(pair.Second < pair.First));
    }

    [Fact]
    public void Colour_BeyondTheScale_IsThatOfTheEnd()
    {
        HeatMap map = Circuits with { Values = [0.5, -3, 0.8, 9, 0.8, 0.5] };
        string[] fills = [.. new SvgReader(map.ToSvg()).OfClass("cell").Select(cell => cell.Attribute("fill")!.Value)];
        Assert.Equal(fills[0], fills[1]);
        Assert.Equal(fills[2], fills[3]);
        Assert.NotEqual(fills[0], fills[2]);
    }

    [Fact]
    public void Midpoint_IsWhiteAndSidesAreOfDifferentHue()
    {
        HeatMap map = Circuits with { Values = [0, 0.3, -0.3, 0, 0, 0], Scale = new Axis("weight"), Midpoint = 0 };
        (int Red, int Blue)[] cells = [.. new SvgReader(map.ToSvg()).OfClass("cell").Select(cell => (Part(cell, 1), Part(cell, 5)))];
        Assert.Equal((255, 255), cells[0]);
        Assert.True(cells[1].Blue > cells[1].Red);
        Assert.True(cells[2].Red > cells[2].Blue);
    }

    [Fact]
    public void Text_OnEveryColour_HasContrast()
    {
        double[] values = [.. Enumerable.Range(0, 64).Select(i => i / 63.0)];
        string[] eight = [.. Enumerable.Range(0, 8).Select(i => $"{i}")];
        HeatMap map = Circuits with { Rows = eight, Columns = eight, Values = values, Scale = new Axis("accuracy") { Minimum = 0, Maximum = 1 } };
        XElement[] elements = [.. new SvgReader(map.ToSvg()).Root.Elements()];
        for (int i = 0; i + 1 < elements.Length; i++)
        {
            if ((string?)elements[i].Attribute("class") == "cell")
                Assert.True(Contrast(Luminance(elements[i]), Luminance(elements[i + 1])) >= 4.5);
        }
    }

    [Fact]
    public void Marks_OfOneLabel_ShareALegendEntry()
    {
        HeatMap map = Circuits with { Marks = [new(0, 0, "best"), new(1, 2, "best"), new(1, 1, "published")] };
        string[] texts = new SvgReader(map.ToSvg()).Texts;
        Assert.Single(texts, "best");
        Assert.Single(texts, "published");
    }

    [Fact]
    public void Mark_OutsideTheMap_IsRefused()
    {
        HeatMap map = Circuits with { Marks = [new(2, 0, "best")] };
        Assert.Equal("mark 'best' is at row 2, column 0; the map has 2 rows and 3 columns", Assert.Throws<ArgumentException>(map.ToSvg).Message);
    }

    [Fact]
    public void Values_OtherThanRowsByColumns_AreRefused()
    {
        HeatMap map = Circuits with { Values = [1, 2, 3] };
        Assert.Equal("there are 3 values; 2 rows of 3 columns need 6", Assert.Throws<ArgumentException>(map.ToSvg).Message);
    }

    // The contrast ratio of the Web Content Accessibility Guidelines 2.1, whose level AA asks for 4.5.
    private static double Contrast(double a, double b) => (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

    private static double Luminance(XElement element)
    {
        double Linear(int start) => Part(element, start) / 255.0 is double v && v <= 0.03928 ? v / 12.92 : Math.Pow(((Part(element, start) / 255.0) + 0.055) / 1.055, 2.4);
        return (0.2126 * Linear(1)) + (0.7152 * Linear(3)) + (0.0722 * Linear(5));
    }

    private static double Luma(XElement element) => (0.299 * Part(element, 1)) + (0.587 * Part(element, 3)) + (0.114 * Part(element, 5));

    private static int Part(XElement element, int start) =>
        int.Parse(element.Attribute("fill")!.Value.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
