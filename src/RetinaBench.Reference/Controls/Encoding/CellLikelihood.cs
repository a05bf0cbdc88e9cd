using System.Runtime.Intrinsics;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls.Encoding;

/// <summary>Which ground-truth cell a recording is likeliest of, by the likelihood of Poisson counts.</summary>
/// <remarks>
/// A cell explains a share of the responses and the mean rate the rest: p = share x rate + (1 - share) x mean, with the likeliest of a few shares, so that a cell is found under images that were replaced by
/// others as well, and a spike where its rate is 0 is unlikely and not impossible. Responses in Hz are compared as the spikes that they stand for.
/// </remarks>
internal static class CellLikelihood
{
    /// <summary>Frames, the first ones, that are looked at: some 1,000 spikes, of which 100 tell cells apart.</summary>
    public const int MostFrames = 100_000;

    /// <summary>By how many nats a cell must be likelier than a constant rate: the best of 13 cells and 6 shares gains 3 or 4 by chance.</summary>
    public const double LeastGain = 10;

    private static readonly double[] s_shares = [0.999, 0.8, 0.6, 0.4, 0.2, 0.1];

    /// <summary>The cell, or null where none is likelier than a constant rate.</summary>
    /// <param name="recording">A recording of at least as many frames as the cells have lags.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public static SubunitCell? FindCell(CellRecording recording, CancellationToken cancellation)
    {
        MovieGeometry geometry = recording.Movie.Geometry;
        int past = SubunitCell.PublishedLags - 1, count = Math.Min(geometry.Frames - past, MostFrames);
        double scale = recording.Unit == ResponseUnit.Hertz ? 1 / recording.FrameRate : 1;
        double[] spikes = new double[count];
        for (int t = 0; t < count; t++)
            spikes[t] = scale * recording.Responses.Span[past + t];
        double mean = spikes.Average();
        if (mean == 0)
            return null;
        double best = (-count * (mean - (mean * Math.Log(mean)))) + LeastGain;
        SubunitCell? chosen = null;
        float[] rate = new float[count];
        foreach ((_, SubunitCell cell) in GroundTruthCells.All)
        {
            cancellation.ThrowIfCancellationRequested();
            if (cell.Subunits.Any(s => s.Row + s.Rows > geometry.Rows || s.Column + s.Columns > geometry.Columns))
                continue;
            cell.Rate(recording.Movie, past, rate);
            double likelihood = LogLikelihood(rate, 1 / recording.FrameRate, spikes, mean);
            if (likelihood > best)
                (best, chosen) = (likelihood, cell);
        }

        return chosen;
    }

    // Of the likeliest share. Shares are lanes, each with the sums of a single one.
    private static double LogLikelihood(float[] rate, double frame, double[] spikes, double mean)
    {
        int width = Vector256<double>.Count;
        double best = double.NegativeInfinity;
        for (int first = 0; first < s_shares.Length; first += width)
        {
            Vector256<double> share = Vector256.Create(Share(first), Share(first + 1), Share(first + 2), Share(first + 3)), interval = Vector256.Create(frame);
            Vector256<double> rest = (Vector256<double>.One - share) * Vector256.Create(mean), sum = Vector256<double>.Zero;
            for (int t = 0; t < spikes.Length; t++)
            {
                Vector256<double> p = (share * Vector256.Create((double)rate[t]) * interval) + rest;
                sum -= p;
                if (spikes[t] != 0)
                    sum += Vector256.Create(spikes[t]) * Vector256.Create(Math.Log(p[0]), Math.Log(p[1]), Math.Log(p[2]), Math.Log(p[3]));
            }

            for (int lane = 0; lane < width; lane++)
                best = Math.Max(best, sum[lane]);
        }

        return best;

        // Lanes without a share repeat the last.
        static double Share(int index) => s_shares[Math.Min(index, s_shares.Length - 1)];
    }
}
