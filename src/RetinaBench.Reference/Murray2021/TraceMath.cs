using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021;

/// <summary>Arithmetic on single traces of frame blocks, in double precision; used once for each model, not for stimuli.</summary>
internal static unsafe class TraceMath
{
    /// <summary>The temporal kernel of one type by lag, the current frame first.</summary>
    public static double[] Taps(ConvolutionWeights time, int type, int taps)
    {
        double[] byLag = new double[taps];
        for (int lag = 0; lag < taps; lag++)
            byLag[lag] = time.Weights.Span[(type * taps) + taps - 1 - lag];
        return byLag;
    }

    /// <summary>Sets frames to one value and unused lanes to another.</summary>
    public static void Fill(float* trace, FrameBlocks frames, float value, float unused)
    {
        new Span<float>(trace, frames.Padding).Fill(unused);
        new Span<float>(trace + frames.Padding, frames.Frames).Fill(value);
    }

    /// <summary>Adds the causal response to an input that is constant from frame 0 on.</summary>
    public static void AddFilteredConstant(float* trace, FrameBlocks frames, double[] byLag, double value)
    {
        double sum = 0;
        for (int frame = 0; frame < frames.Frames; frame++)
        {
            sum += frame < byLag.Length ? byLag[frame] : 0;
            trace[frames.Padding + frame] = (float)(trace[frames.Padding + frame] + (sum * value));
        }
    }

    /// <summary>The causal response at one frame to the negated input trace, times minus a factor.</summary>
    public static double Filtered(float* negated, FrameBlocks frames, double[] byLag, int frame, double factor)
    {
        double sum = 0;
        for (int lag = 0; lag < byLag.Length && lag <= frame; lag++)
            sum -= byLag[lag] * negated[frames.Padding + frame - lag];
        return sum * factor;
    }

    /// <summary>The sum of the weights of one channel and source.</summary>
    public static double Sum(ConvolutionWeights space, int area, int index)
    {
        double sum = 0;
        foreach (float weight in space.Weights.Span.Slice(index * area, area))
            sum += weight;
        return sum;
    }
}
