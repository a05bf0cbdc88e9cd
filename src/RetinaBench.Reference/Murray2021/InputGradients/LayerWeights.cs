using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>What one layer does with its sums over space: biases, filters in time and the sign of its rectifier.</summary>
internal sealed class LayerWeights
{
    /// <summary>Packs the weights of a layer.</summary>
    /// <param name="time">Its filters in time.</param>
    /// <param name="taps">Their taps.</param>
    /// <param name="sign">1 for relu, -1 for -relu.</param>
    /// <param name="spaceBiases">[types], of each of the convolutions in space whose results are summed; null where the layer has no such convolution.</param>
    public LayerWeights(ConvolutionWeights time, int taps, float sign, params ReadOnlySpan<ConvolutionWeights?> spaceBiases)
    {
        Sign = sign;
        Taps = taps;
        TimeBias = time.Bias.ToArray();
        Time = new(time.Weights.Span, taps);

        // A kernel read from behind turns the table around: its lanes are then the frames that are read, its steps those that read.
        float[] reversed = time.Weights.ToArray();
        for (int type = 0; type < TimeBias.Length; type++)
            Array.Reverse(reversed, type * taps, taps);
        TimeTransposed = new(reversed, taps);
        SpaceBias = new float[(Types + SpatialKernel.Group - 1) / SpatialKernel.Group * SpatialKernel.Group];
        for (int type = 0; type < Types; type++)
        {
            foreach (ConvolutionWeights? space in spaceBiases)
                SpaceBias[type] += space?.Bias.Span[type] ?? 0;
        }
    }

    /// <summary>Cell types.</summary>
    public int Types => TimeBias.Length;

    /// <summary>Taps of the filters in time.</summary>
    public int Taps { get; }

    /// <summary>Sign of the output.</summary>
    public float Sign { get; }

    /// <summary>[types rounded up to whole groups].</summary>
    public float[] SpaceBias { get; }

    /// <summary>[types].</summary>
    public float[] TimeBias { get; }

    /// <summary>The filters in time.</summary>
    public TemporalTable Time { get; }

    /// <summary>Their transposes: from the frames of the output to those of the input, the first frame of a block as step 0.</summary>
    public TemporalTable TimeTransposed { get; }
}
