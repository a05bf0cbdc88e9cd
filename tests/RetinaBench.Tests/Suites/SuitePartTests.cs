using RetinaBench.Suites;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Suites;

public sealed class SuitePartTests
{
    [Theory]
    [InlineData("circuit-curve-measured", "lesions,circuits,circuit-curve", "task,sweep")]
    [InlineData("curve-measured", "curve", "sweep")]
    [InlineData("means-measured", "means", "sweep,single")]
    [InlineData("weights-measured", "weights", "")]
    public void Of_Criterion_HoldsWhatItDependsOnInSuiteOrder(string criterion, string experiments, string environments)
    {
        Suite part = SuitePart.Of(FakeSuite.Default, criterion);
        Assert.Equal(criterion, Assert.Single(part.Criteria).Card.Id);
        Assert.Equal(experiments, string.Join(',', part.Experiments.Select(e => e.Id)));
        Assert.Equal(environments, string.Join(',', part.Environments.Select(e => e.Environment.Name)));
        Assert.Equal((FakeSuite.Default.Id, FakeSuite.Default.Version), (part.Id, part.Version));
    }

    [Fact]
    public void Of_UnknownCriterion_IsRefused() =>
        Assert.Contains("no criterion nothing", Assert.Throws<ArgumentException>(() => SuitePart.Of(FakeSuite.Default, "nothing")).Message, StringComparison.Ordinal);
}
