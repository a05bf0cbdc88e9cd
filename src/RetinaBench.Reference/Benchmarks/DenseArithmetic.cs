using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Benchmarks;

/// <summary>Counts the arithmetic of a network's definition on a dense movie.</summary>
internal static class DenseArithmetic
{
    /// <summary>Floating-point operations for one stimulus: two for each weight, position and frame of every convolution, zero padding included.</summary>
    public static double FlopsPerStimulus(Murray2021Architecture a)
    {
        double bipolar = (double)a.BipolarRows * a.BipolarColumns * a.BipolarTypes;
        double amacrine = (double)a.AmacrineRows * a.AmacrineColumns * a.AmacrineTypes;
        double ganglion = (double)a.GanglionRows * a.GanglionColumns * a.GanglionTypes;
        SpatialWindow residual = a.GanglionBipolar ?? default;
        double perFrame = (bipolar * (a.Bipolar.Area + a.Taps))
            + (amacrine * ((a.BipolarTypes * a.Amacrine.Area) + a.Taps))
            + (ganglion * ((a.BipolarTypes * residual.Area) + (a.AmacrineTypes * a.GanglionAmacrine.Area) + a.Taps))
            + (ganglion * Murray2021Model.DecisionClasses.Count);
        return 2 * perFrame * a.Input.Frames;
    }
}
