using RetinaBench.Reference.Training;
using RetinaBench.Reference.Yan2020.Network;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020.Fitting;

/// <summary>Where a fit starts.</summary>
/// <remarks>
/// Weights are normal, each block from its stream <c>yan2020/initial/&lt;block&gt;</c>; biases and the offset are 0, alpha 0.2 and beta 5. Networks of several convolutions start with an
/// offset of -1, so that they say little before they have learned: from 0, rates that are a hundred times too large at first drove the biases of all layers down until every filter was
/// silent, for 3 of 3 seeds with three convolutions of 4 filters and 2 of 3 with two of 2.
/// </remarks>
internal static class InitialParameters
{
    private const float Alpha = 0.2f, Beta = 5, DeepOffset = -1;

    /// <summary>Draws the parameters.</summary>
    /// <param name="layout">Where they lie.</param>
    /// <param name="recipe">Their deviation, and whether dense weights start at or above zero.</param>
    /// <param name="seed">Seed of the fit.</param>
    public static float[] Draw(CnnLayout layout, Yan2020Recipe recipe, ulong seed)
    {
        float[] values = new float[layout.Count];
        foreach (ParameterBlock block in layout.Weights.Append(layout.Dense))
        {
            var stream = new RandomStream(seed, "yan2020/initial/" + block.Name);
            foreach (ref float value in values.AsSpan(block.Offset, block.Count))
            {
                value = (float)stream.NextGaussian(recipe.InitialDeviation);
                if (block.NonNegative)
                    value = Math.Abs(value);
            }
        }

        values[layout.Offset.Offset] = layout.Weights.Count > 1 ? DeepOffset : 0;
        values[layout.Alpha.Offset] = Alpha;
        values[layout.Beta.Offset] = Beta;
        return values;
    }
}
