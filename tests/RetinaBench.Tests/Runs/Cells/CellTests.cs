using RetinaBench.Runs;
using RetinaBench.Runs.Cells;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Runs.Cells;

public sealed class CellTests
{
    private static readonly RunRecord s_record = RunOf.Execute(FakeSuite.Default, RunOf.Options(), new FakeModel("a"), new FakeModel("b"));

    // Two suites of the same criteria.
    private static readonly RunRecord s_twoSuites = s_record with { Suites = [s_record.Suites[0], s_record.Suites[0] with { Id = "other" }] };

    [Theory]
    [InlineData("b/curve-measured")]
    [InlineData("b/fake-suite/curve-measured")]
    public void Find_CellOfTheRecord_IsThatCell(string text) =>
        Assert.Equal(new Cell("b", "fake-suite", "curve-measured"), Cell.Find(text, s_record, "run.json"));

    [Theory]
    [InlineData("b")]
    [InlineData("b//curve-measured")]
    [InlineData("b/fake-suite/curve-measured/1")]
    public void Find_TextThatNamesNoCell_IsRefusedWithTheForm(string text) => Assert.Equal(
        $"'{text}' is not a cell: model/criterion is expected, or model/suite/criterion",
        Assert.Throws<FormatException>(() => Cell.Find(text, s_record, "run.json")).Message);

    [Theory]
    [InlineData("c/curve-measured", "run.json: has no model 'c'; it has a, b")]
    [InlineData("b/other/curve-measured", "run.json: has no criterion 'other/curve-measured'; it has curve-measured, lesions-measured, circuits-measured, circuit-curve-measured, tuning-measured, means-measured, weights-measured")]
    public void Find_NoCellOfTheRecord_IsRefusedWithWhatThereIs(string text, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => Cell.Find(text, s_record, "run.json")).Message);

    [Fact]
    public void Find_CriterionOfTwoSuites_WantsTheSuite()
    {
        Assert.Equal(
            "run.json: 'curve-measured' is a criterion of several suites: write one of a/fake-suite/curve-measured, a/other/curve-measured",
            Assert.Throws<InputException>(() => Cell.Find("a/curve-measured", s_twoSuites, "run.json")).Message);
        Assert.Equal(new Cell("a", "other", "curve-measured"), Cell.Find("a/other/curve-measured", s_twoSuites, "run.json"));
    }
}
