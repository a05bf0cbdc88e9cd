using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;
using RetinaBench.Suites;

namespace RetinaBench.Reference.Tests.Suites;

/// <summary>The published model reproduces its published figures, within the binomial uncertainty of both.</summary>
public sealed class Murray2021PublishedTests(PublishedRun run) : IClassFixture<PublishedRun>
{
    // Two-sided normal point for 41 + 24 + 8 x 51 + 25 x 34 comparisons at a family-wise 1 % (Bonferroni): 0.01 / 1323.
    private const double Bound = 4.48;

    // Stimuli behind each published accuracy.
    private const int Trials = 100;

    [SkippableFact]
    public void AlphaSweep_Intact_AgreesWithThePublishedCurve()
    {
        AccuracyCurve curve = run.Record.Measured<AccuracyCurve>("alpha-sweep");
        PublishedSeries published = Series("alpha-sweep", "intact");
        Assert.Equal(published.X, curve.Points.Select(p => p.X));
        double[] z = [.. curve.Points.Select((p, i) => Deviation(p.Overall, published.Y[i], published.Trials!.Value))];
        Assert.All(z, d => Assert.InRange(d, -Bound, Bound));

        // Taken together: chi-square with 41 degrees of freedom, 99.9 % point 74.7.
        Assert.InRange(z.Sum(d => d * d), 0, 74.7);
    }

    [SkippableTheory]
    [InlineData(LayerRole.Bipolar, "bipolar")]
    [InlineData(LayerRole.Amacrine, "amacrine")]
    [InlineData(LayerRole.Ganglion, "ganglion")]
    public void SingleLesions_Accuracies_AgreeWithThePublishedOnes(LayerRole role, string series)
    {
        LesionTable table = run.Record.Measured<LesionTable>("single-lesions");
        PublishedSeries published = Series("single-lesions", series);
        LesionRow[] rows = [.. table.Rows.Where(r => r.Role == role)];
        Assert.Equal(published.X, rows.Select(r => (double)r.Index));
        Assert.All(rows, r => Assert.InRange(Deviation(r.Accuracy, published.Y[r.Index], published.Trials!.Value), -Bound, Bound));
    }

    // Figure 3C-F / 5D-G: the movie of type 0 moves and is decided right, that of type 2 left; here from each of three starts.
    [SkippableFact]
    public void DeepVisualisation_VitalPair_MovesAndIsDecidedAsPublished()
    {
        VisualisationTable table = run.Record.Measured<VisualisationTable>("ganglion-deep-visualisation");
        Assert.Equal([(0, 1), (2, -1)], table.Rows.Select(row => (row.Index, row.Preference)));
        Assert.All(table.Rows, row => Assert.Equal(3, row.Movies.Count(m => m.Converged && Math.Sign(m.Energy.Index) == row.Preference && Math.Sign(m.Decisions![^1]) == row.Preference)));
    }

    [SkippableFact]
    public void CellVisualisation_VitalPair_HasADarkCentreInABrightSurround()
    {
        VisualisationTable table = run.Record.Measured<VisualisationTable>("ganglion-cell-visualisation");
        Assert.All(table.Rows.SelectMany(row => row.Movies), m => Assert.True(m.Profile!.Means[0] < -0.5 && m.Profile.Means.Max() > 0.2, m.Profile.ToString()));
    }

    [SkippableFact]
    public void SingleLesions_VitalPair_IsGanglion0And2()
    {
        LesionTable table = run.Record.Measured<LesionTable>("single-lesions");
        Assert.Equal([0, 2], table.VitalGanglion);
        Assert.Equal(0, table.RightPreferring);
        Assert.Equal(2, table.LeftPreferring);
    }

    [SkippableFact]
    public void SpeedThresholds_EveryBipolarType_AgreesWithThePublishedCurve()
    {
        SpeedThresholdTable table = run.Record.Measured<SpeedThresholdTable>("bipolar-speed-thresholds");
        Assert.Equal(8, table.Curves.Count);
        foreach (SpeedThresholdCurve curve in table.Curves)
        {
            PublishedSeries published = Series("bipolar-speed-thresholds", $"bipolar:{curve.Bipolar}");
            Assert.Equal(published.X, curve.Speeds);
            double[] z = [.. curve.AnsweredRight.Select((p, i) => Deviation(p, published.Y[i], published.Trials!.Value))];
            Assert.All(z, d => Assert.InRange(d, -Bound, Bound));
        }
    }

    [SkippableFact]
    public void MinimalCircuits_BestCircuit_IsBipolar4AndAmacrine2()
    {
        CircuitTable table = run.Record.Measured<CircuitTable>("minimal-circuits");
        Assert.Equal((4, 2), (table.Best.Bipolar, table.Best.Amacrine));
        Assert.Equal([0, 2], table.Ganglion);
    }

    [SkippableFact]
    public void CircuitSearch_Winner_KeepsTheVitalPairAndStaysGoodOnFreshStimuli()
    {
        CircuitSearchTable table = run.Record.Measured<CircuitSearchTable>("circuit-search");
        Assert.Equal(1792, table.Screen.Searched);
        Assert.Equal(16, table.Rows.Count);
        Assert.True(table.Rows[0].Circuit.IsVital);
        Assert.Equal(table.Rows[0].Circuit, table.Screen.BestVital);

        // The searched circuit that the authors analysed does what its minimal-circuit twin does: the same lesion on the same stimuli.
        CircuitRow twin = run.Record.Measured<CircuitTable>("minimal-circuits").Rows.Single(row => (row.Bipolar, row.Amacrine) == (4, 2));
        ConfirmedCircuit analysed = table.Rows.Single(row => row.Circuit.Kept == "bipolar:4;amacrine:2;ganglion:0,2");
        Assert.Equal(twin.Accuracy, analysed.Circuit.Accuracy);
        Assert.InRange(Deviation(analysed.Fresh, 0.70, Trials), -Bound, Bound);
    }

    [SkippableFact]
    public void UnitAccuracies_EveryPublishedUnit_AgreesWithThePublishedCurve()
    {
        UnitTable table = run.Record.Measured<UnitTable>("unit-accuracies");
        PublishedSeries[] published = [.. SuiteRun.Murray2021.Published.Where(p => p.Experiment == "unit-accuracies")];
        double[] z = [.. published.SelectMany(series =>
        {
            UnitRow row = table.Rows.Single(r => series.Series == $"bipolar:{r.Bipolar};amacrine:{r.Amacrine}");
            Assert.Equal(series.X, table.X);
            return row.Accuracy.Select((p, i) => Deviation(p, series.Y[i], series.Trials!.Value));
        })];
        Assert.Equal(25 * 34, z.Length);
        Assert.All(z, d => Assert.InRange(d, -Bound, Bound));

        // Units share stimuli and many give one answer, so their deviations are not independent: the mean square is bounded rather than the sum tested.
        Assert.InRange(z.Average(d => d * d), 0, 1.5);
    }

    [SkippableFact]
    public void UnitAccuracies_SlowestSpeeds_AreCoveredByNoUnitHereOrInThePublishedCurves()
    {
        UnitTable table = run.Record.Measured<UnitTable>("unit-accuracies");
        PublishedSeries[] published = [.. SuiteRun.Murray2021.Published.Where(p => p.Experiment == "unit-accuracies")];
        for (int i = 0; table.X[i] < 0.65; i++)
        {
            Assert.DoesNotContain(table.Rows, row => table.Covers(row, i));
            Assert.True(published.Max(p => p.Y[i]) < table.CoversAt, $"s = {table.X[i]}");
        }
    }

    [SkippableFact]
    public void KernelGradients_FromBipolar4_AreThoseOfAnIndependentRegression()
    {
        // numpy.polyfit of the checkpoint's weights, averaged over rows in double precision, with Student's 97.5 % point 3.182446.
        double[] slopes = [0.007311, 0.007683, 0.017303, 0.029447, 0.009385, 0.018889, 0.027561, 0.006657];
        KernelGradientTable table = run.Record.Measured<KernelGradientTable>("amacrine-kernel-gradients");
        Assert.Equal((4, 2), (table.Bipolar, table.Amacrine));
        Assert.Equal(slopes, table.Rows.Select(row => Math.Round(row.Trend.Slope.Value, 6)));
        Assert.Equal(0.007106, table.Rows[2].Trend.Slope.Lower, 6);
        Assert.Equal(0.027500, table.Rows[2].Trend.Slope.Upper, 6);
    }

    [SkippableFact]
    public void Kernels_AllTypes_AreListed()
    {
        KernelTable table = run.Record.Measured<KernelTable>("kernels");
        Assert.Equal(8 + (3 * 64), table.Rows.Count(row => row.Domain == KernelDomain.Spatial));
        Assert.Equal(3 * 8, table.Rows.Count(row => row.Domain == KernelDomain.Temporal));
        Assert.Equal((8 * 100) + (2 * 64 * 25) + (64 * 9) + (24 * 31), table.Rows.Sum(row => row.Weights.Count));
    }

    [SkippableFact]
    public void Run_Criteria_NoneFails()
    {
        // At 100 stimuli a point a claim may stay undecided, but none is refuted; at 400 every one but units-tile-speed is passed.
        Assert.All(run.Record.Suites.Single().Judgements, j => Assert.True(j.Verdict is null or Verdict.Passed or Verdict.InsufficientData, j.ToString()));
        Assert.True(run.Record.Suites.Single().Judgements.Count(j => j.Verdict == Verdict.Passed) >= 14);
    }

    private static PublishedSeries Series(string experiment, string series) =>
        SuiteRun.Murray2021.Published.Single(p => p.Experiment == experiment && p.Series == series);

    /// <summary>Difference of two proportions over its standard error, with one success and one failure added so that it stays finite at 0 and 1.</summary>
    private static double Deviation(Proportion measured, double published, int trials)
    {
        double pooled = (measured.Successes + (published * trials) + 1) / (measured.Trials + trials + 2);
        return (measured.Value - published) / Math.Sqrt(pooled * (1 - pooled) * ((1.0 / measured.Trials) + (1.0 / trials)));
    }
}
