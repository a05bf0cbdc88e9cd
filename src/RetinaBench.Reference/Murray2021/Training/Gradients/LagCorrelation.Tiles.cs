using System.Runtime.CompilerServices;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <content>Tiles of sixteen, twelve and eight lags: two frames of the input against each frame of the gradient. Lags behind the last frame are left out by fours.</content>
internal static unsafe partial class LagCorrelation
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Sixteen<R>(float* x, float* d, int from, int to, int frames, int firstLag, float* sums)
        where R : struct, IRegister<R>
    {
        R s0 = R.Load(sums), s1 = R.Load(sums + (1 * Lanes)), s2 = R.Load(sums + (2 * Lanes)), s3 = R.Load(sums + (3 * Lanes)), s4 = R.Load(sums + (4 * Lanes)), s5 = R.Load(sums + (5 * Lanes)), s6 = R.Load(sums + (6 * Lanes)), s7 = R.Load(sums + (7 * Lanes)), s8 = R.Load(sums + (8 * Lanes)), s9 = R.Load(sums + (9 * Lanes)), s10 = R.Load(sums + (10 * Lanes)), s11 = R.Load(sums + (11 * Lanes)), s12 = R.Load(sums + (12 * Lanes)), s13 = R.Load(sums + (13 * Lanes)), s14 = R.Load(sums + (14 * Lanes)), s15 = R.Load(sums + (15 * Lanes));
        for (int t = from; t < to && t + firstLag < frames; t += 2)
        {
            int left = frames - t - firstLag;
            R x0 = R.Load(x + (t * Lanes)), x1 = t + 1 < to ? R.Load(x + ((t + 1) * Lanes)) : R.Zero;
            float* at = d + ((t + firstLag) * Lanes);
            R v = R.Load(at);
            s0 = R.MultiplyAdd(x0, v, s0);
            v = R.Load(at + (1 * Lanes));
            s1 = R.MultiplyAdd(x0, v, s1);
            s0 = R.MultiplyAdd(x1, v, s0);
            v = R.Load(at + (2 * Lanes));
            s2 = R.MultiplyAdd(x0, v, s2);
            s1 = R.MultiplyAdd(x1, v, s1);
            v = R.Load(at + (3 * Lanes));
            s3 = R.MultiplyAdd(x0, v, s3);
            s2 = R.MultiplyAdd(x1, v, s2);
            v = R.Load(at + (4 * Lanes));
            s4 = R.MultiplyAdd(x0, v, s4);
            s3 = R.MultiplyAdd(x1, v, s3);
            if (left <= Quarter)
                continue;
            v = R.Load(at + (5 * Lanes));
            s5 = R.MultiplyAdd(x0, v, s5);
            s4 = R.MultiplyAdd(x1, v, s4);
            v = R.Load(at + (6 * Lanes));
            s6 = R.MultiplyAdd(x0, v, s6);
            s5 = R.MultiplyAdd(x1, v, s5);
            v = R.Load(at + (7 * Lanes));
            s7 = R.MultiplyAdd(x0, v, s7);
            s6 = R.MultiplyAdd(x1, v, s6);
            v = R.Load(at + (8 * Lanes));
            s8 = R.MultiplyAdd(x0, v, s8);
            s7 = R.MultiplyAdd(x1, v, s7);
            if (left <= 2 * Quarter)
                continue;
            v = R.Load(at + (9 * Lanes));
            s9 = R.MultiplyAdd(x0, v, s9);
            s8 = R.MultiplyAdd(x1, v, s8);
            v = R.Load(at + (10 * Lanes));
            s10 = R.MultiplyAdd(x0, v, s10);
            s9 = R.MultiplyAdd(x1, v, s9);
            v = R.Load(at + (11 * Lanes));
            s11 = R.MultiplyAdd(x0, v, s11);
            s10 = R.MultiplyAdd(x1, v, s10);
            v = R.Load(at + (12 * Lanes));
            s12 = R.MultiplyAdd(x0, v, s12);
            s11 = R.MultiplyAdd(x1, v, s11);
            if (left <= 3 * Quarter)
                continue;
            v = R.Load(at + (13 * Lanes));
            s13 = R.MultiplyAdd(x0, v, s13);
            s12 = R.MultiplyAdd(x1, v, s12);
            v = R.Load(at + (14 * Lanes));
            s14 = R.MultiplyAdd(x0, v, s14);
            s13 = R.MultiplyAdd(x1, v, s13);
            v = R.Load(at + (15 * Lanes));
            s15 = R.MultiplyAdd(x0, v, s15);
            s14 = R.MultiplyAdd(x1, v, s14);
            v = R.Load(at + (16 * Lanes));
            s15 = R.MultiplyAdd(x1, v, s15);
        }

        R.Store(sums, s0);
        R.Store(sums + (1 * Lanes), s1);
        R.Store(sums + (2 * Lanes), s2);
        R.Store(sums + (3 * Lanes), s3);
        R.Store(sums + (4 * Lanes), s4);
        R.Store(sums + (5 * Lanes), s5);
        R.Store(sums + (6 * Lanes), s6);
        R.Store(sums + (7 * Lanes), s7);
        R.Store(sums + (8 * Lanes), s8);
        R.Store(sums + (9 * Lanes), s9);
        R.Store(sums + (10 * Lanes), s10);
        R.Store(sums + (11 * Lanes), s11);
        R.Store(sums + (12 * Lanes), s12);
        R.Store(sums + (13 * Lanes), s13);
        R.Store(sums + (14 * Lanes), s14);
        R.Store(sums + (15 * Lanes), s15);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Twelve<R>(float* x, float* d, int from, int to, int frames, int firstLag, float* sums)
        where R : struct, IRegister<R>
    {
        R s0 = R.Load(sums), s1 = R.Load(sums + (1 * Lanes)), s2 = R.Load(sums + (2 * Lanes)), s3 = R.Load(sums + (3 * Lanes)), s4 = R.Load(sums + (4 * Lanes)), s5 = R.Load(sums + (5 * Lanes)), s6 = R.Load(sums + (6 * Lanes)), s7 = R.Load(sums + (7 * Lanes)), s8 = R.Load(sums + (8 * Lanes)), s9 = R.Load(sums + (9 * Lanes)), s10 = R.Load(sums + (10 * Lanes)), s11 = R.Load(sums + (11 * Lanes));
        for (int t = from; t < to && t + firstLag < frames; t += 2)
        {
            int left = frames - t - firstLag;
            R x0 = R.Load(x + (t * Lanes)), x1 = t + 1 < to ? R.Load(x + ((t + 1) * Lanes)) : R.Zero;
            float* at = d + ((t + firstLag) * Lanes);
            R v = R.Load(at);
            s0 = R.MultiplyAdd(x0, v, s0);
            v = R.Load(at + (1 * Lanes));
            s1 = R.MultiplyAdd(x0, v, s1);
            s0 = R.MultiplyAdd(x1, v, s0);
            v = R.Load(at + (2 * Lanes));
            s2 = R.MultiplyAdd(x0, v, s2);
            s1 = R.MultiplyAdd(x1, v, s1);
            v = R.Load(at + (3 * Lanes));
            s3 = R.MultiplyAdd(x0, v, s3);
            s2 = R.MultiplyAdd(x1, v, s2);
            v = R.Load(at + (4 * Lanes));
            s4 = R.MultiplyAdd(x0, v, s4);
            s3 = R.MultiplyAdd(x1, v, s3);
            if (left <= Quarter)
                continue;
            v = R.Load(at + (5 * Lanes));
            s5 = R.MultiplyAdd(x0, v, s5);
            s4 = R.MultiplyAdd(x1, v, s4);
            v = R.Load(at + (6 * Lanes));
            s6 = R.MultiplyAdd(x0, v, s6);
            s5 = R.MultiplyAdd(x1, v, s5);
            v = R.Load(at + (7 * Lanes));
            s7 = R.MultiplyAdd(x0, v, s7);
            s6 = R.MultiplyAdd(x1, v, s6);
            v = R.Load(at + (8 * Lanes));
            s8 = R.MultiplyAdd(x0, v, s8);
            s7 = R.MultiplyAdd(x1, v, s7);
            if (left <= 2 * Quarter)
                continue;
            v = R.Load(at + (9 * Lanes));
            s9 = R.MultiplyAdd(x0, v, s9);
            s8 = R.MultiplyAdd(x1, v, s8);
            v = R.Load(at + (10 * Lanes));
            s10 = R.MultiplyAdd(x0, v, s10);
            s9 = R.MultiplyAdd(x1, v, s9);
            v = R.Load(at + (11 * Lanes));
            s11 = R.MultiplyAdd(x0, v, s11);
            s10 = R.MultiplyAdd(x1, v, s10);
            v = R.Load(at + (12 * Lanes));
            s11 = R.MultiplyAdd(x1, v, s11);
        }

        R.Store(sums, s0);
        R.Store(sums + (1 * Lanes), s1);
        R.Store(sums + (2 * Lanes), s2);
        R.Store(sums + (3 * Lanes), s3);
        R.Store(sums + (4 * Lanes), s4);
        R.Store(sums + (5 * Lanes), s5);
        R.Store(sums + (6 * Lanes), s6);
        R.Store(sums + (7 * Lanes), s7);
        R.Store(sums + (8 * Lanes), s8);
        R.Store(sums + (9 * Lanes), s9);
        R.Store(sums + (10 * Lanes), s10);
        R.Store(sums + (11 * Lanes), s11);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Eight<R>(float* x, float* d, int from, int to, int frames, int firstLag, float* sums)
        where R : struct, IRegister<R>
    {
        R s0 = R.Load(sums), s1 = R.Load(sums + (1 * Lanes)), s2 = R.Load(sums + (2 * Lanes)), s3 = R.Load(sums + (3 * Lanes)), s4 = R.Load(sums + (4 * Lanes)), s5 = R.Load(sums + (5 * Lanes)), s6 = R.Load(sums + (6 * Lanes)), s7 = R.Load(sums + (7 * Lanes));
        for (int t = from; t < to && t + firstLag < frames; t += 2)
        {
            int left = frames - t - firstLag;
            R x0 = R.Load(x + (t * Lanes)), x1 = t + 1 < to ? R.Load(x + ((t + 1) * Lanes)) : R.Zero;
            float* at = d + ((t + firstLag) * Lanes);
            R v = R.Load(at);
            s0 = R.MultiplyAdd(x0, v, s0);
            v = R.Load(at + (1 * Lanes));
            s1 = R.MultiplyAdd(x0, v, s1);
            s0 = R.MultiplyAdd(x1, v, s0);
            v = R.Load(at + (2 * Lanes));
            s2 = R.MultiplyAdd(x0, v, s2);
            s1 = R.MultiplyAdd(x1, v, s1);
            v = R.Load(at + (3 * Lanes));
            s3 = R.MultiplyAdd(x0, v, s3);
            s2 = R.MultiplyAdd(x1, v, s2);
            v = R.Load(at + (4 * Lanes));
            s4 = R.MultiplyAdd(x0, v, s4);
            s3 = R.MultiplyAdd(x1, v, s3);
            if (left <= Quarter)
                continue;
            v = R.Load(at + (5 * Lanes));
            s5 = R.MultiplyAdd(x0, v, s5);
            s4 = R.MultiplyAdd(x1, v, s4);
            v = R.Load(at + (6 * Lanes));
            s6 = R.MultiplyAdd(x0, v, s6);
            s5 = R.MultiplyAdd(x1, v, s5);
            v = R.Load(at + (7 * Lanes));
            s7 = R.MultiplyAdd(x0, v, s7);
            s6 = R.MultiplyAdd(x1, v, s6);
            v = R.Load(at + (8 * Lanes));
            s7 = R.MultiplyAdd(x1, v, s7);
        }

        R.Store(sums, s0);
        R.Store(sums + (1 * Lanes), s1);
        R.Store(sums + (2 * Lanes), s2);
        R.Store(sums + (3 * Lanes), s3);
        R.Store(sums + (4 * Lanes), s4);
        R.Store(sums + (5 * Lanes), s5);
        R.Store(sums + (6 * Lanes), s6);
        R.Store(sums + (7 * Lanes), s7);
    }
}
