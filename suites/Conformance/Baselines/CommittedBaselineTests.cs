using RetinaBench.Baselines.Conformance;
using RetinaBench.Conformance.Runs;
using RetinaBench.Reports;
using RetinaBench.Testing;

namespace RetinaBench.Conformance.Baselines;

/// <summary>The baselines and the leaderboard of the repository.</summary>
public sealed class CommittedBaselineTests
{
    private static readonly IReadOnlyList<ConformanceBaseline> s_baselines = new BaselineFolder(Path.Combine(SharedData.RepositoryRoot, "baselines", "conformance")).Read();

    [Fact]
    public void Leaderboard_IsThatOfTheBaselines() => Assert.Equal(
        File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "reports", "LEADERBOARD.md")),
        ReportWriter.RenderLeaderboard(BaselineRecord.Of(s_baselines)),
        ignoreLineEndingDifferences: true);

    public static TheoryData<string> Suites => [.. TestedSuites.All.Select(suite => suite.Suite.Id)];

    /// <summary>Versions of suite, environments and models: a change of any of them asks for baselines anew.</summary>
    [Theory]
    [MemberData(nameof(Suites))]
    public void Baselines_AreOfTheSuiteAndTheModelsAsTheyAre(string suite)
    {
        TestedSuite tested = TestedSuites.Find(suite);
        ConformanceBaseline[] baselines = [.. s_baselines.Where(baseline => baseline.Suite.Id == suite)];
        Assert.Equal(tested.Models.Where(name => name != Registered.Published).Order(StringComparer.Ordinal), baselines.Select(baseline => baseline.Model.Name));
        Assert.All(baselines, baseline =>
        {
            Assert.Equal(tested.Suite.Version, baseline.Suite.Version);
            Assert.Equal(tested.Suite.Environments.Select(environment => environment.Fingerprint), baseline.Suite.Environments.Select(environment => environment.Fingerprint));
            Assert.Equal(tested.CardOf(baseline.Model.Name).Version, baseline.Model.Card!.Version);
        });
    }
}
