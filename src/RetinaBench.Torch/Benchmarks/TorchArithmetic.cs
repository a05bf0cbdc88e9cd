using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Torch.Benchmarks;

/// <summary>Counts the arithmetic of the Torch core: two operations for each multiply-add of its convolutions.</summary>
/// <remarks>
/// Movies are convolved whole, but only in the frames that the decision on the last one depends on. What is not counted: drawing, dropout, rectifying and the optimiser, a few operations a value.
/// </remarks>
public static class TorchArithmetic
{
    /// <summary>Floating-point operations from a movie to the decision on its last frame.</summary>
    /// <param name="architecture">Shape of the network.</param>
    public static double InferenceFlops(Murray2021Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        return 2.0 * (FirstFilter(architecture) + Others(architecture));
    }

    /// <summary>Floating-point operations of a stimulus in a step of training.</summary>
    /// <remarks>Backward, each multiply-add has one for the gradient of its weight and one for that of its input, but nobody needs the gradient of the movie.</remarks>
    /// <param name="architecture">Shape of the network.</param>
    public static double TrainingFlops(Murray2021Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        return 2.0 * ((2 * FirstFilter(architecture)) + (3 * Others(architecture)));
    }

    // Multiply-adds on the movie.
    private static double FirstFilter(Murray2021Architecture a) => (double)a.Input.Frames * Bipolar(a) * a.Bipolar.Area;

    private static double Others(Murray2021Architecture a)
    {
        double frames = a.Input.Frames, ganglionFrames = Math.Min(frames, a.Taps), amacrineFrames = Math.Min(frames, (2 * a.Taps) - 1);
        double amacrine = (double)a.AmacrineRows * a.AmacrineColumns * a.AmacrineTypes, ganglion = (double)a.GanglionRows * a.GanglionColumns * a.GanglionTypes;
        return (frames * Bipolar(a) * a.Taps)
            + (amacrineFrames * amacrine * a.BipolarTypes * a.Amacrine.Area) + (ganglionFrames * amacrine * a.Taps)
            + (ganglionFrames * ganglion * ((a.BipolarTypes * (a.GanglionBipolar?.Area ?? 0)) + (a.AmacrineTypes * a.GanglionAmacrine.Area)))
            + (ganglion * a.Taps) + (ganglion * Murray2021Model.DecisionClasses.Count);
    }

    private static double Bipolar(Murray2021Architecture a) => (double)a.BipolarRows * a.BipolarColumns * a.BipolarTypes;
}
