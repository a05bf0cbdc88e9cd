using RetinaBench.Reference.Training;
using RetinaBench.Reference.Yan2020.Network;

namespace RetinaBench.Reference.Yan2020.Fitting;

/// <summary>The penalties on weights: L1 times the magnitudes and L2 times the squares, summed.</summary>
internal sealed class WeightPenalties(CnnLayout layout, Yan2020Recipe recipe)
{
    /// <summary>Adds the penalties' gradient; that of a magnitude at 0 is 0.</summary>
    /// <param name="parameters">The network.</param>
    /// <param name="gradient">Is added to.</param>
    /// <returns>The penalties.</returns>
    public double Add(ReadOnlySpan<float> parameters, Span<float> gradient)
    {
        double penalty = 0;
        foreach (ParameterBlock block in layout.Weights)
            penalty += Add(parameters, gradient, block, recipe.FilterL1, recipe.FilterL2);
        return penalty + Add(parameters, gradient, layout.Dense, 0, recipe.DenseL2);
    }

    private static double Add(ReadOnlySpan<float> parameters, Span<float> gradient, ParameterBlock block, double l1, double l2)
    {
        double sum = 0, squares = 0;
        for (int i = block.Offset; i < block.End; i++)
        {
            float w = parameters[i];
            sum += Math.Abs(w);
            squares += (double)w * w;
            // Of what is not a number there is no sign.
            double sign = w > 0 ? 1 : w < 0 ? -1 : 0;
            gradient[i] += (float)((l1 * sign) + (2 * l2 * w));
        }

        return (l1 * sum) + (l2 * squares);
    }
}
