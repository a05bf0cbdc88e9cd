using RetinaBench.Reference.Tests.Yan2020.Network;
using RetinaBench.Reference.Yan2020.Frames;
using RetinaBench.Reference.Yan2020.Network;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Yan2020.Frames;

/// <summary>How frames, batches and noise come to a network.</summary>
public sealed unsafe class FramesTests
{
    [Fact]
    public void Store_FilteredMovie_IsTheConvolutionWithThePast()
    {
        const int Frames = 2100, Past = 3;
        float[] filter = [0.5f, -1, 0, 2];
        var stream = new RandomStream(1, "test/movie");
        float[] pixels = [.. Enumerable.Range(0, Frames * 63).Select(_ => (float)stream.NextUniform(-1, 1))];
        var shape = new CnnShape(new() { Filters = 1, Lags = 4 }, 7, 9);
        var store = new FrameStore(shape, new FrameArray(new(Frames, 7, 9), pixels), filter, Past, Frames - Past);
        for (int sample = 0; sample < store.Samples; sample++)
        {
            for (int pixel = 0; pixel < 63; pixel++)
            {
                double expected = Enumerable.Range(0, 4).Sum(lag => (double)filter[lag] * pixels[((sample + Past - lag) * 63) + pixel]);
                Assert.Equal(expected, store.At(sample)[pixel], 1e-6);
                // In a tile or behind the last one, as part of a vector or not: the same bits.
                float plain = 0;
                for (int lag = 0; lag < 4; lag++)
                    plain = MathF.FusedMultiplyAdd(filter[lag], pixels[((sample + Past - lag) * 63) + pixel], plain);
                Assert.Equal(plain, store.At(sample)[pixel]);
            }
        }
    }

    [Fact]
    public void Store_MoreThanOneBufferHolds_SaysHowMuchFits()
    {
        var shape = new CnnShape(new() { Filters = 1, Lags = 1 }, 1000, 1000);
        InputException e = Assert.Throws<InputException>(() => new FrameStore(shape, new FrameArray(new(1, 1, 1), new float[1]), [1], 0, 2148));
        Assert.Equal("yan2020: 2148 frames of 1000 x 1000 pixels are more than 2147, which fit into memory at once", e.Message);
    }

    [Fact]
    public void Transpose_SixteenFrames_AreLanes()
    {
        const int Pixels = 24;
        using var frames = new Pinned([.. Enumerable.Range(0, 16 * Pixels).Select(i => (float)i)]);
        using var target = new Pinned(new float[Pixels * 16]);
        float** rows = stackalloc float*[16];
        for (int lane = 0; lane < 16; lane++)
            rows[lane] = frames.Pointer + (lane * Pixels);

        LaneTranspose.Run(rows, Pixels, target.Pointer);

        Assert.All(Enumerable.Range(0, Pixels * 16), i => Assert.Equal(((i % 16) * Pixels) + (i / 16), target.Values[i]));
        using var plain = new Pinned(new float[8 * 16]);
        LaneTranspose.Plain(rows, 8, plain.Pointer);
        LaneTranspose.Plain(rows + 8, 8, plain.Pointer + 8);
        Assert.Equal(target.Values[(8 * 16)..(16 * 16)], plain.Values);
    }

    [Fact]
    public void Batch_InPartsOrWhole_TakesTheWordsOfItsStream()
    {
        const int Samples = 541_000;
        var draw = new BatchDraw(3, Samples, false);
        int[] whole = new int[300], parts = new int[300];
        draw.Fill(77, 0, whole);
        draw.Fill(77, 0, parts.AsSpan(0, 128));
        draw.Fill(77, 128, parts.AsSpan(128, 128));
        draw.Fill(77, 256, parts.AsSpan(256));
        var stream = new RandomStream(3, "yan2020/batch", 77);
        Assert.Equal(Enumerable.Range(0, 300).Select(_ => (int)(stream.NextUInt32() / 4294967296.0 * Samples)), whole);
        Assert.Equal(whole, parts);
    }

    [Fact]
    public void Batch_OfShuffledSamples_GoesRoundFromTheWordOfItsStream()
    {
        const int Samples = 1000;
        var draw = new BatchDraw(3, Samples, true);
        for (uint step = 0; step < 50; step++)
        {
            int[] whole = new int[700], part = new int[188];
            draw.Fill(step, 0, whole);
            draw.Fill(step, 512, part);
            int first = (int)(new RandomStream(3, "yan2020/batch", step).NextUInt32() / 4294967296.0 * Samples);
            Assert.Equal(Enumerable.Range(first, 700).Select(i => i % Samples), whole);
            Assert.Equal(whole[512..], part);
        }
    }

    [Fact]
    public void Store_Shuffled_HoldsEachFrameAndItsResponseInOnePlace()
    {
        const int Samples = 900, Fitted = 700;
        var shape = new CnnShape(new() { Filters = 1, Lags = 1 }, 8, 8);
        float[] pixels = [.. Enumerable.Range(0, Samples * 64).Select(i => (float)i)];
        int[] places = SampleOrder.Shuffle(5, Fitted, Samples);
        var store = new FrameStore(shape, new FrameArray(new(Samples, 8, 8), pixels), [1], 0, Samples, places);
        float[] labels = SampleOrder.Place([.. Enumerable.Range(0, Samples).Select(t => (float)t)], places);
        Assert.Equal(Enumerable.Range(0, Fitted), places[..Fitted].Order());
        Assert.Equal(Enumerable.Range(Fitted, Samples - Fitted), places[Fitted..]);
        Assert.NotEqual(Enumerable.Range(0, Fitted), places[..Fitted]);
        Assert.NotEqual(places, SampleOrder.Shuffle(6, Fitted, Samples));
        for (int place = 0; place < Samples; place++)
            Assert.Equal(64 * labels[place], store.At(place)[0]);
    }

    [Fact]
    public void Noise_ManyValues_AreNormalOfTheDeviation()
    {
        const double Deviation = 0.1, FourthMoment = 3;
        const int Count = 32, Repeats = 4000;
        var noise = new RectifierNoise(8, 1, Deviation);
        List<double> values = [];
        float[] drawn = new float[Count], again = new float[Count];
        for (uint sample = 0; sample < Repeats; sample++)
        {
            noise.Fill(5, sample, drawn);
            values.AddRange(drawn.Select(v => v / Deviation));
        }

        double n = values.Count;
        Assert.Equal(0, values.Average(), 5 / Math.Sqrt(n));
        Assert.Equal(1, values.Average(v => v * v), 5 * Math.Sqrt((FourthMoment - 1) / n));
        // Quantiles in steps of 1/4096 leave out a little of the tails; the variance of a fourth power is 96.
        Assert.Equal(FourthMoment, values.Average(v => v * v * v * v), 0.02 + (5 * Math.Sqrt(96 / n)));
        Assert.Equal(0, Enumerable.Range(0, values.Count - 1).Average(i => values[i] * values[i + 1]), 5 / Math.Sqrt(n));
        noise.Fill(5, Repeats - 1, again);
        Assert.Equal(drawn, again);
        noise.Fill(6, Repeats - 1, again);
        Assert.NotEqual(drawn, again);
    }
}
