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
    /// <summary>Floating-point operations for one stimulus of a training step: forward, and twice as much backward, but for the gradient of the movie, which nobody needs.</summary>
    /// <remarks>Backward, each multiply-add has one for the gradient of its weight and one for that of its input. The optimiser, a few operations a weight and batch, is not counted.</remarks>
    public static double TrainingFlopsPerStimulus(Murray2021Architecture a)
    {
        double movie = 2.0 * a.BipolarRows * a.BipolarColumns * a.BipolarTypes * a.Bipolar.Area * a.Input.Frames;
        return (3 * FlopsPerStimulus(a)) - movie;
    }
}
