using RetinaBench.Experiments;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Tests.Experiments.Measures;

public sealed class SubunitMatchTests
{
    [Theory]
    [InlineData(new double[] { 3, 4 }, new double[] { 6, 8 }, 1)]
    [InlineData(new double[] { 3, 4 }, new double[] { -3, -4 }, -1)]
    [InlineData(new double[] { 1, 0 }, new double[] { 0, 2 }, 0)]
    [InlineData(new double[] { 3e200, 4e200 }, new double[] { 1e-200, 0 }, 0.6)]
    public void Cosine_KnownFilters_IsTheirs(double[] x, double[] y, double expected) => Assert.Equal(expected, CosineSimilarity.Of(x, y).Value, Golden.Rounding);

    [Fact]
    public void Cosine_OfNoForm_IsRefused()
    {
        Assert.Equal(RefusalKind.InsufficientData, CosineSimilarity.Of([0, 0], [1, 2]).Refusal!.Kind);
        Assert.Equal(RefusalKind.Errored, CosineSimilarity.Of([1, double.NaN], [1, 2]).Refusal!.Kind);
        Assert.Equal(RefusalKind.Errored, CosineSimilarity.Of([1, 2], [double.PositiveInfinity, 2]).Refusal!.Kind);
        Assert.Throws<ArgumentException>(() => CosineSimilarity.Of([1], [1, 2]));
    }

    /// <summary>Filter 0 fits both subunits best; one to one, the second takes filter 2, since 1 + 0.8 &gt; 0.9 + 0.6.</summary>
    [Fact]
    public void Of_OneFilterThatFitsBoth_GivesItToOne()
    {
        IReadOnlyList<SubunitMatch> matches = SubunitMatch.Of([[1, 0, 0], [0.6, 0.8, 0]], [[2, 0, 0], [0, 0, 0], [0, 5, 0]]);
        Assert.Equal([(0, 0), (1, 2)], matches.Select(m => (m.Subunit, m.Filter)));
        Assert.Equal(1, matches[0].Cosine, Golden.Rounding);
        Assert.Equal(0.8, matches[1].Cosine, Golden.Rounding);
    }

    [Fact]
    public void Of_FewerFiltersThanSubunits_MatchesTheFilters()
    {
        SubunitMatch match = Assert.Single(SubunitMatch.Of([[1, 0], [0, 1]], [[0.1, 2]]));
        Assert.Equal((1, 0), (match.Subunit, match.Filter));
        Assert.Empty(SubunitMatch.Of([[1, 0]], []));
        Assert.Throws<ArgumentException>(() => SubunitMatch.Of([[0, 0]], [[1, 0]]));
        Assert.Throws<ArgumentException>(() => SubunitMatch.Of([[1, 0]], [[1, double.NaN]]));
    }
}
