using RetinaBench.Reference.Yan2020.Frames;
using RetinaBench.Reference.Yan2020.Network;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Yan2020;

/// <summary>Frames, labels and networks drawn from named streams.</summary>
internal static class RandomCases
{
    /// <summary>Frames of normal-like pixels, and labels of which a third are not 0.</summary>
    public static (FrameStore Store, float[] Labels) Draw(CnnShape shape, int samples)
    {
        int frames = samples + shape.Architecture.Channels - 1;
        var stream = new RandomStream(11, "test/frames");
        float[] pixels = [.. Enumerable.Range(0, frames * shape.Pixels).Select(_ => (float)stream.NextUniform(-1, 1))];
        float[] labels = [.. Enumerable.Range(0, samples).Select(_ => stream.NextInt(3) == 0 ? (float)stream.NextUniform(0, 4) : 0)];
        return (new(shape, new FrameArray(new(frames, shape.Rows, shape.Columns), pixels), [1], shape.Architecture.Channels - 1, samples), labels);
    }

    /// <summary>Parameters with which about half of the rectifiers are open.</summary>
    public static float[] Parameters(CnnLayout layout)
    {
        var stream = new RandomStream(12, "test/parameters");
        float[] values = [.. Enumerable.Range(0, layout.Count).Select(_ => (float)stream.NextUniform(-0.4, 0.4))];
        values[layout.Alpha.Offset] = 0.3f;
        values[layout.Beta.Offset] = 2;
        return values;
    }

    /// <summary>The only frame of a sample.</summary>
    public static unsafe double[] Frame(FrameStore store, CnnShape shape, int sample) =>
        [.. new ReadOnlySpan<float>(store.At(sample), shape.Pixels).ToArray().Select(v => (double)v)];
}
