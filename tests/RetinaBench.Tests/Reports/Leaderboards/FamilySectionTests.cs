using RetinaBench.Reports;
using RetinaBench.Runs;

namespace RetinaBench.Tests.Reports.Leaderboards;

public sealed class FamilySectionTests
{
    // The mock's verdicts: subject P P F, oracle P P n/a, null ? F ?.
    [Theory]
    [InlineData("| task | 2 / 2 | ? | P | P |")]
    [InlineData("| shape | 2 / 3 | F | P | P |")]
    [InlineData("| pair | 0 / 1 | ? | F | n/a |")]
    public void Leaderboard_Family_CountsPassesAmongTheDecidedInTheOrderOfTheRecord(string row)
    {
        string[] lines = Leaderboard("seeds", "seeds", "seeds").Split('\n');

        int heading = Array.IndexOf(lines, "### Family seeds");
        Assert.True(heading > 0);
        Assert.Contains(Squeezed(row), lines[heading..].Select(Squeezed));
        Assert.Contains("| Criterion | Passed | [null-chance](models/null-chance.md) | [subject](models/subject.md) | [oracle](models/oracle.md) |", lines[heading..].Select(Squeezed));
    }

    [Fact]
    public void Leaderboard_FamilyOfOne_HasNoTable() =>
        Assert.DoesNotContain("### Family", Leaderboard("a", "b", null), StringComparison.Ordinal);

    [Fact]
    public void Leaderboard_NoFamily_IsTheSamePageAsBefore() =>
        Assert.Equal(Text(MockRun.Record), Leaderboard(null, null, null));

    private static string Leaderboard(params string?[] families) => Text(MockRun.Record with
    {
        Models = [.. MockRun.Record.Models.Select((model, i) => i < families.Length ? model with { Family = families[i] } : model)],
    });

    private static string Text(RunRecord record) => ReportWriter.Render(record).Single(file => file.Path == "LEADERBOARD.md").Text;

    private static string Squeezed(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
