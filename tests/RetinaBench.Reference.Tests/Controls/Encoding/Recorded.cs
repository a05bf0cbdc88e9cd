using MathNet.Numerics.Statistics;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Reference.Tests.Controls.Encoding;

/// <summary>White noise of 8 x 8 pixels, recordings of known cells, and how well a fit follows a cell on other noise.</summary>
internal static class Recorded
{
    public const int Past = SubunitCell.PublishedLags - 1;

    public static PackedMovie Noise(int frames, ulong seed) =>
        PackedNoise.Draw(new("noise", 1, new() { Frames = frames, Rows = 8, Columns = 8, CheckSize = 1, Mean = 0, Seed = seed }), 0);

    public static float[] Predict(IFittedEncoding fit, IFrameSequence movie)
    {
        float[] rate = new float[movie.Geometry.Frames - Past];
        fit.Predict(movie, Past, rate);
        return rate;
    }

    public static float[] Rate(SubunitCell cell, IFrameSequence movie)
    {
        float[] rate = new float[movie.Geometry.Frames - Past];
        cell.Rate(movie, Past, rate);
        return rate;
    }

    public static double Correlate(IFittedEncoding fit, SubunitCell cell, IFrameSequence movie) =>
        Correlation.Pearson(Predict(fit, movie).Select(v => (double)v), Rate(cell, movie).Select(v => (double)v));
}
