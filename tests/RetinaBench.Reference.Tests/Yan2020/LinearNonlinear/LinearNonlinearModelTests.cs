using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Reference.Yan2020.LinearNonlinear;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Reference.Tests.Yan2020.LinearNonlinear;

/// <summary>The baseline on cells that are such a model, and on one that is not.</summary>
public sealed class LinearNonlinearModelTests
{
    private const int Past = SubunitCell.PublishedLags - 1;

    private static readonly PackedMovie s_movie = Noise(120_000, 31), s_fresh = Noise(30_000, 32);

    /// <summary>A cell of one subunit is a filter and a threshold: what is left is that a smooth rectifier has no edge, and 80 pixels of the filter known to a hundredth.</summary>
    [Theory]
    [InlineData(Polarity.Off, ResponseUnit.Hertz)]
    [InlineData(Polarity.On, ResponseUnit.Hertz)]
    public void Fit_CellOfOneSubunit_FindsItsFilterAndPredictsIt(Polarity polarity, ResponseUnit unit)
    {
        const double LeastCosine = 0.98, LeastCorrelation = 0.97;
        var cell = new SubunitCell("one", polarity, [new(3, 2)], 0.5);
        IFittedEncoding fit = new LinearNonlinearModel().Fit(cell.Record(s_movie, unit, 3), new());
        EncodingFilter filter = Assert.Single(((IFilterSource)fit).Filters);
        Assert.Equal((20, 8, 8, 1), (filter.Lags, filter.Rows, filter.Columns, filter.Readout.Length));
        double dot = 0, norm = 0, truth = 0;
        for (int i = 0; i < filter.Weights.Length; i++)
        {
            double expected = cell.TemporalFilter[i / 64] * cell.Subunits[0].WeightAt(i % 64 / 8, i % 8), found = filter.Weights.Span[i];
            (dot, norm, truth) = (dot + (expected * found), norm + (found * found), truth + (expected * expected));
        }

        Assert.True(dot / Math.Sqrt(norm * truth) > LeastCosine, $"the cosine is {dot / Math.Sqrt(norm * truth)}");
        Assert.True(Correlation(cell, fit) > LeastCorrelation, $"CC is {Correlation(cell, fit)}");
    }

    /// <summary>The oracle ladder: 0.907 is the best of one filter on the published cell. 1400 spikes leave the filter some hundredths uncertain.</summary>
    [Fact]
    public void Fit_PublishedCell_StaysBelowTheBestOfOneFilter()
    {
        SubunitCell cell = SubunitCell.Published();
        IFittedEncoding fit = new LinearNonlinearModel().Fit(cell.Record(s_movie, ResponseUnit.Spikes, 3), new());
        Assert.InRange(Correlation(cell, fit), 0.8, 0.917);
        Assert.Empty(fit.Course);
        Assert.Equal((20, ResponseUnit.Spikes), (fit.Lags, fit.Unit));
    }

    /// <summary>On the curve itself, without noise, the likeliest curve is that curve.</summary>
    [Fact]
    public void Fit_OutputCurve_IsThatWhichMadeTheResponses()
    {
        var truth = new OutputCurve(0.4, 3, 0.8);
        double[] drive = [.. Enumerable.Range(0, 5000).Select(i => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (i + 0.5) / 5000))];
        var found = OutputCurve.Fit(drive, [.. drive.Select(u => (float)truth.Rate(u))]);
        Assert.All(drive, u => Assert.Equal(truth.Rate(u), found.Rate(u), 2e-3));
        Assert.Equal(0.4 * Math.Log(1 + Math.Exp(0.6)), truth.Rate(1), 1e-12);
    }

    [Fact]
    public void Fit_WhatDoesNotSuit_IsRefused()
    {
        Refused("ln: lags: 0 is not in [1, 64]", () => new LinearNonlinearModel(0));
        Refused("recording: 20 frames: a fit needs 21 or more, since a response depends on 20", () => new LinearNonlinearModel().Fit(Silent(20), new()));
        Refused("recording: all responses to frames 19 to 91 are 0: there is nothing to fit", () => new LinearNonlinearModel().Fit(Silent(100), new()));
        Refused("fit: threads: 0 is not in [1, 1024]", () => new LinearNonlinearModel().Fit(Silent(100), new() { Threads = 0 }));
    }

    private static CellRecording Silent(int frames) => new(Noise(frames, 1), new float[frames], ResponseUnit.Spikes, 30);

    private static void Refused(string message, Func<object> act) => Assert.Equal(message, Assert.Throws<InputException>(act).Message);

    private static PackedMovie Noise(int frames, ulong seed) => PackedNoise.Draw(new("noise", 1, new() { Frames = frames, Rows = 8, Columns = 8, CheckSize = 1, Mean = 0, Seed = seed }), 0);

    private static double Correlation(SubunitCell cell, IFittedEncoding fit)
    {
        float[] predicted = new float[30_000 - Past], rate = new float[30_000 - Past];
        fit.Predict(s_fresh, Past, predicted);
        cell.Rate(s_fresh, Past, rate);
        return MathNet.Numerics.Statistics.Correlation.Pearson(predicted.Select(v => (double)v), rate.Select(v => (double)v));
    }
}
