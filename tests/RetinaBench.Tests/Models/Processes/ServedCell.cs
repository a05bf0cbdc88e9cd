using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.Processes;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Models.Processes;

/// <summary>The process of tests/ProcessPlugin that fits a small model to cells, behaving well or not.</summary>
internal static class ServedCell
{
    public const int Rows = 3;
    public const int Columns = 5;
    public const double FrameRate = 25;

    public static ProcessOptions Options(string behaviour, params string[] arguments) => Served.Options(behaviour, ["--fits", .. arguments]);

    public static ProcessEncodingModel Open(string behaviour, params string[] arguments) => Open(Options(behaviour, arguments));

    public static ProcessEncodingModel Open(ProcessOptions options) => (ProcessEncodingModel)ProcessModelKind.Open(options);

    /// <summary>Grey noise.</summary>
    public static FrameArray Noise(int frames, uint ordinal = 0)
    {
        var random = new RandomStream(11, "tests/cell", ordinal);
        float[] pixels = new float[frames * Rows * Columns];
        foreach (ref float pixel in pixels.AsSpan())
            pixel = (float)random.NextDouble() - 0.5f;
        return new(new(frames, Rows, Columns), pixels);
    }

    /// <summary>Binary noise of intensities -0.25 and 0.75.</summary>
    public static PackedMovie Bits(int frames)
    {
        var random = new RandomStream(12, "tests/cell");
        byte[] packed = new byte[frames * FramePacker.PackedLength(Rows * Columns)];
        foreach (ref byte bits in packed.AsSpan())
            bits = (byte)(random.NextDouble() * 256);
        return new(new(frames, Rows, Columns), packed, -0.25f, 0.75f);
    }

    public static CellRecording Record(IFrameSequence movie, ResponseUnit unit = ResponseUnit.Spikes)
    {
        var random = new RandomStream(13, "tests/spikes");
        return new(movie, Enumerable.Range(0, movie.Geometry.Frames).Select(_ => (float)Math.Floor(3 * random.NextDouble())).ToArray(), unit, FrameRate);
    }

    /// <summary>What the model predicts, by its definition: the mean response, and the rectified means of the frames that its filters see.</summary>
    public static float[] Expect(CellRecording recording, double validationShare, IFrameSequence movie, int first, int count, params int[] filters)
    {
        int samples = recording.Responses.Length - 1, fitted = samples - (int)Math.Round(validationShare * samples);
        double mean = recording.Responses.Slice(1, fitted).ToArray().Average(r => (double)r);
        float[] pixels = new float[movie.Geometry.Pixels];
        movie.Read(0, pixels);
        double[] means = [.. pixels.Chunk(Rows * Columns).Select(frame => frame.Average(p => (double)p))];
        return [.. Enumerable.Range(first, count).Select(t => (float)(mean + filters.Sum(f => Math.Max(0, means[t - f]))))];
    }

    public static float[] Predict(IFittedEncoding fitted, IFrameSequence movie, int first, int count)
    {
        float[] rate = new float[count];
        fitted.Predict(movie, first, rate);
        return rate;
    }
}
