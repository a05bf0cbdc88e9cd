using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>The gradient of a temporal kernel: how a layer's input correlates with the gradient of its output at sixteen lags.</summary>
internal static unsafe class LagCorrelation
{
    /// <summary>Lags of a group.</summary>
    public const int Lags = 16;

    /// <summary>Zero frames that the gradient needs behind the last.</summary>
    public const int Pad = 4;

    private const int Lanes = FrameBlocks.Lanes, Quarter = 4;

    /// <summary>sum[k] += sum over t in [from, to) of x[t] x d[t + firstLag + k], lane by lane.</summary>
    /// <param name="x">Input of one vector.</param>
    /// <param name="d">Gradient of its output, [frames + <see cref="Pad"/>, lanes], zeros behind the last frame.</param>
    /// <param name="from">First frame of the input.</param>
    /// <param name="to">The frame behind the last of the input.</param>
    /// <param name="frames">Frames of the gradient.</param>
    /// <param name="firstLag">Lag of the first sum.</param>
    /// <param name="sums">[lags, lanes].</param>
    /// <returns>Multiply-adds done.</returns>
    public static int Run<V, TInput>(TInput x, float* d, int from, int to, int frames, int firstLag, float* sums)
        where V : struct, ILanes<V>
        where TInput : struct, ILagInput<V>
    {
        int steps = 0;
        V s0 = V.Load(sums), s1 = V.Load(sums + (1 * Lanes)), s2 = V.Load(sums + (2 * Lanes)), s3 = V.Load(sums + (3 * Lanes)), s4 = V.Load(sums + (4 * Lanes)), s5 = V.Load(sums + (5 * Lanes)), s6 = V.Load(sums + (6 * Lanes)), s7 = V.Load(sums + (7 * Lanes)), s8 = V.Load(sums + (8 * Lanes)), s9 = V.Load(sums + (9 * Lanes)), s10 = V.Load(sums + (10 * Lanes)), s11 = V.Load(sums + (11 * Lanes)), s12 = V.Load(sums + (12 * Lanes)), s13 = V.Load(sums + (13 * Lanes)), s14 = V.Load(sums + (14 * Lanes)), s15 = V.Load(sums + (15 * Lanes));
        for (int t = from; t < to && t + firstLag < frames; t += 2)
        {
            int left = frames - t - firstLag;
            V x0 = x.At(t), x1 = t + 1 < to ? x.At(t + 1) : V.Zero;
            float* at = d + ((t + firstLag) * Lanes);
            V v = V.Load(at);
            s0 = V.MultiplyAdd(x0, v, s0);
            steps += Math.Min(left, Lags);
            v = V.Load(at + (1 * Lanes));
            s1 = V.MultiplyAdd(x0, v, s1);
            s0 = V.MultiplyAdd(x1, v, s0);
            v = V.Load(at + (2 * Lanes));
            s2 = V.MultiplyAdd(x0, v, s2);
            s1 = V.MultiplyAdd(x1, v, s1);
            v = V.Load(at + (3 * Lanes));
            s3 = V.MultiplyAdd(x0, v, s3);
            s2 = V.MultiplyAdd(x1, v, s2);
            v = V.Load(at + (4 * Lanes));
            s4 = V.MultiplyAdd(x0, v, s4);
            s3 = V.MultiplyAdd(x1, v, s3);
            if (left <= Quarter)
                continue;
            v = V.Load(at + (5 * Lanes));
            s5 = V.MultiplyAdd(x0, v, s5);
            s4 = V.MultiplyAdd(x1, v, s4);
            v = V.Load(at + (6 * Lanes));
            s6 = V.MultiplyAdd(x0, v, s6);
            s5 = V.MultiplyAdd(x1, v, s5);
            v = V.Load(at + (7 * Lanes));
            s7 = V.MultiplyAdd(x0, v, s7);
            s6 = V.MultiplyAdd(x1, v, s6);
            v = V.Load(at + (8 * Lanes));
            s8 = V.MultiplyAdd(x0, v, s8);
            s7 = V.MultiplyAdd(x1, v, s7);
            if (left <= 2 * Quarter)
                continue;
            v = V.Load(at + (9 * Lanes));
            s9 = V.MultiplyAdd(x0, v, s9);
            s8 = V.MultiplyAdd(x1, v, s8);
            v = V.Load(at + (10 * Lanes));
            s10 = V.MultiplyAdd(x0, v, s10);
            s9 = V.MultiplyAdd(x1, v, s9);
            v = V.Load(at + (11 * Lanes));
            s11 = V.MultiplyAdd(x0, v, s11);
            s10 = V.MultiplyAdd(x1, v, s10);
            v = V.Load(at + (12 * Lanes));
            s12 = V.MultiplyAdd(x0, v, s12);
            s11 = V.MultiplyAdd(x1, v, s11);
            if (left <= 3 * Quarter)
                continue;
            v = V.Load(at + (13 * Lanes));
            s13 = V.MultiplyAdd(x0, v, s13);
            s12 = V.MultiplyAdd(x1, v, s12);
            v = V.Load(at + (14 * Lanes));
            s14 = V.MultiplyAdd(x0, v, s14);
            s13 = V.MultiplyAdd(x1, v, s13);
            v = V.Load(at + (15 * Lanes));
            s15 = V.MultiplyAdd(x0, v, s15);
            s14 = V.MultiplyAdd(x1, v, s14);
            v = V.Load(at + (16 * Lanes));
            s15 = V.MultiplyAdd(x1, v, s15);
        }

        V.Store(sums, s0);
        V.Store(sums + (1 * Lanes), s1);
        V.Store(sums + (2 * Lanes), s2);
        V.Store(sums + (3 * Lanes), s3);
        V.Store(sums + (4 * Lanes), s4);
        V.Store(sums + (5 * Lanes), s5);
        V.Store(sums + (6 * Lanes), s6);
        V.Store(sums + (7 * Lanes), s7);
        V.Store(sums + (8 * Lanes), s8);
        V.Store(sums + (9 * Lanes), s9);
        V.Store(sums + (10 * Lanes), s10);
        V.Store(sums + (11 * Lanes), s11);
        V.Store(sums + (12 * Lanes), s12);
        V.Store(sums + (13 * Lanes), s13);
        V.Store(sums + (14 * Lanes), s14);
        V.Store(sums + (15 * Lanes), s15);
        return 2 * steps;
    }
}
