using RetinaBench.Models;
using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021;

/// <summary>Lists the kernels of a network in the order of the signal flow.</summary>
internal static class Murray2021Kernels
{
    /// <summary>All kernels: by layer, then convolution, then cell type, then source type.</summary>
    public static IEnumerable<Kernel> Of(Murray2021Parameters parameters)
    {
        Murray2021Architecture a = parameters.Architecture;
        return
        [
            .. Space(Murray2021Model.BipolarLayer, "movie", a.BipolarTypes, null, a.Bipolar, parameters.BipolarSpace),
            .. Time(Murray2021Model.BipolarLayer, a.BipolarTypes, a.Taps, parameters.BipolarTime),
            .. Space(Murray2021Model.AmacrineLayer, Murray2021Model.BipolarLayer, a.AmacrineTypes, a.BipolarTypes, a.Amacrine, parameters.AmacrineSpace),
            .. Time(Murray2021Model.AmacrineLayer, a.AmacrineTypes, a.Taps, parameters.AmacrineTime),
            .. Space(Murray2021Model.GanglionLayer, Murray2021Model.BipolarLayer, a.GanglionTypes, a.BipolarTypes, a.GanglionBipolar ?? default, parameters.GanglionBipolarSpace),
            .. Space(Murray2021Model.GanglionLayer, Murray2021Model.AmacrineLayer, a.GanglionTypes, a.AmacrineTypes, a.GanglionAmacrine, parameters.GanglionAmacrineSpace),
            .. Time(Murray2021Model.GanglionLayer, a.GanglionTypes, a.Taps, parameters.GanglionTime),
            .. Space(Murray2021Model.DecisionLayer, Murray2021Model.GanglionLayer, Murray2021Model.DecisionClasses.Count, a.GanglionTypes, new(a.GanglionRows, a.GanglionColumns, 1), parameters.Decision),
        ];
    }

    private static IEnumerable<Kernel> Space(string layer, string source, int types, int? sources, SpatialWindow window, ConvolutionWeights? weights)
    {
        if (weights is null)
            yield break;
        for (int type = 0; type < types; type++)
        {
            for (int from = 0; from < (sources ?? 1); from++)
            {
                int start = ((type * (sources ?? 1)) + from) * window.Area;
                yield return new(new(layer, type), source, sources is null ? null : from, KernelDomain.Spatial, window.Rows, window.Columns, weights.Weights.Slice(start, window.Area));
            }
        }
    }

    private static IEnumerable<Kernel> Time(string layer, int types, int taps, ConvolutionWeights? weights)
    {
        if (weights is null)
            yield break;
        for (int type = 0; type < types; type++)
            yield return new(new(layer, type), layer, null, KernelDomain.Temporal, 1, taps, weights.Weights.Slice(type * taps, taps));
    }
}
