using RetinaBench.Reference.Training;
using RetinaBench.Reference.Yan2020.Network;

namespace RetinaBench.Reference.Yan2020.Fitting;

/// <summary>Version I as a network of version II.</summary>
internal static class FiltersOverTime
{
    /// <summary>The parameters of version II that predict what a fit of version I does: each filter is its profile in space times the filter in time that it stands behind.</summary>
    /// <param name="fit">The fit of version I.</param>
    /// <param name="layout">The layout of version II, otherwise of the same shape.</param>
    public static float[] Unfold(FittedCnn fit, CnnLayout layout)
    {
        float[] parameters = new float[layout.Count];
        ReadOnlySpan<float> space = fit.Parameters, time = fit.TemporalFilter;
        ParameterBlock target = layout.Weights[0];
        int filters = layout.Biases[0].Count, taps = target.Count / filters / time.Length;
        for (int filter = 0; filter < filters; filter++)
        {
            for (int lag = 0; lag < time.Length; lag++)
            {
                for (int tap = 0; tap < taps; tap++)
                    parameters[target.Offset + (((filter * time.Length) + lag) * taps) + tap] = space[(filter * taps) + tap] * time[lag];
            }
        }

        // All other blocks follow the weights of the first convolution, which lie first, in both.
        space[(filters * taps)..].CopyTo(parameters.AsSpan(target.End));
        return parameters;
    }
}
