using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>The gradient of a temporal kernel: how a layer's input correlates with the gradient of its output, lag by lag.</summary>
internal static unsafe partial class LagCorrelation
{
    /// <summary>Lags of a group.</summary>
    public const int Lags = 16;

    /// <summary>Zero frames that the gradient needs behind the last.</summary>
    public const int Pad = 4;

    private const int Lanes = FrameBlocks.Lanes, Quarter = 4;

    /// <summary>sum[k] += sum over t in [from, to) of x[t] x d[t + k], lane by lane.</summary>
    /// <param name="x">Input of one vector, [frames, lanes].</param>
    /// <param name="d">Gradient of its output, [frames + <see cref="Pad"/>, lanes], zeros behind the last frame.</param>
    /// <param name="from">First frame of the input.</param>
    /// <param name="to">The frame behind the last of the input.</param>
    /// <param name="frames">Frames of the gradient.</param>
    /// <param name="groups">Groups of sixteen lags.</param>
    /// <param name="sums">[lags, lanes].</param>
    /// <returns>Multiply-adds of sixteen lanes.</returns>
    public static int Run<V>(float* x, float* d, int from, int to, int frames, int groups, float* sums)
        where V : struct, ILanes<V>
    {
        int lags = groups * Lags;
        if (typeof(V) != typeof(Lanes256))
        {
            for (int lag = 0; lag < lags; lag += Lags)
                Sixteen<V>(x, d, from, to, frames, lag, sums + (lag * Lanes));
        }
        else
        {
            for (int half = 0; half < Lanes; half += Half256.Lanes)
                Halves(x + half, d + half, from, to, frames, lags, sums + half);
        }

        int operations = 0;
        for (int left = frames - from, end = frames - to; left > Math.Max(0, end); left--)
            operations += Math.Min(left, lags);
        return operations;
    }

    // Twelve sums at a time, and eight where twelves do not make the multiple of sixteen.
    private static void Halves(float* x, float* d, int from, int to, int frames, int lags, float* sums)
    {
        int eights = (3 - (lags / Quarter % 3)) % 3, twelves = lags - (eights * 8), lag = 0;
        for (; lag < twelves; lag += 12)
            Twelve<Half256>(x, d, from, to, frames, lag, sums + (lag * Lanes));
        for (; lag < lags; lag += 8)
            Eight<Half256>(x, d, from, to, frames, lag, sums + (lag * Lanes));
    }
}
