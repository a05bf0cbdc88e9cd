using RetinaBench.Cli.Explaining;

namespace RetinaBench.Cli.Tests.Explaining;

public sealed class NearestNamesTests
{
    // The first two are the examples of the usual textbook account of the distance (Wagner and Fischer 1974).
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("saturday", "sunday", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("Task", "task", 0)]
    public void Distance_KnownPairs_IsLevenshteins(string a, string b, int expected) => Assert.Equal(expected, NearestNames.Distance(a, b));

    [Fact]
    public void Of_SeveralEquallyNear_AreThreeInOrdinalOrder() =>
        Assert.Equal(["xa", "xb", "xc"], NearestNames.Of("x", ["xd", "xc", "xb", "xa", "far away"]));
}
