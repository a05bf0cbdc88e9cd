using System.Text.Json.Nodes;

namespace ProcessPlugin;

/// <summary>A model of a cell with a closed form: its mean response, plus the rectified mean of the current frame (filter 0), plus that of the frame before (filter 1).</summary>
internal sealed record SmallCell(int Rows, int Columns, float Mean, int Filters)
{
    public const int Lags = 2;

    /// <summary>Fits the mean to frames with their whole past that are not held back.</summary>
    public static SmallCell Fit(LongMovie movie, ReadOnlySpan<float> responses, double validationShare, int filters)
    {
        int samples = responses.Length - Lags + 1, fitted = samples - (int)Math.Round(validationShare * samples);
        double sum = 0;
        foreach (float response in responses.Slice(Lags - 1, fitted))
            sum += response;
        return new(movie.Rows, movie.Columns, (float)(sum / fitted), filters);
    }

    /// <summary>Predicts one frame with some filters alone.</summary>
    public float Predict(LongMovie movie, int frame, int[] keep)
    {
        float rate = Mean;
        foreach (int filter in keep)
            rate += Math.Max(0, movie.MeanOf(frame - filter));
        return rate;
    }

    /// <summary>One filter, [lags, rows, columns].</summary>
    public float[] Filter(int filter)
    {
        int size = Rows * Columns;
        float[] weights = new float[Lags * size];
        weights.AsSpan(filter * size, size).Fill(1f / size);
        return weights;
    }

    public static JsonObject Card => new() { ["name"] = "small-cell", ["version"] = "1", ["description"] = "A cell with a closed form.", ["citation"] = "Made for tests." };
}
