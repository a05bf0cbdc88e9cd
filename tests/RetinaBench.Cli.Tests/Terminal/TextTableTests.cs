using RetinaBench.Cli.Terminal;

namespace RetinaBench.Cli.Tests.Terminal;

public sealed class TextTableTests
{
    [Fact]
    public void Write_ColumnsOfDifferentWidth_AreAlignedAndEndWithTheirText()
    {
        var table = new TextTable("a", "long header", "c");
        table.Add("wider", "x", "");
        table.Add("y", "", "last");
        using var output = new StringWriter { NewLine = "\n" };

        table.Write(output);

        Assert.Equal("a      long header  c\nwider  x\ny                   last\n", output.ToString());
    }

    [Fact]
    public void Add_WrongNumberOfCells_Throws() => Assert.Throws<ArgumentException>(() => new TextTable("a", "b").Add("only one"));
}
