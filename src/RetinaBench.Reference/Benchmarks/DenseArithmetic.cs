using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Benchmarks;

/// <summary>Counts the arithmetic of a network's definition on a dense movie.</summary>
internal static class DenseArithmetic
{
    /// <summary>Floating-point operations for one stimulus: two for each weight, position and frame of every convolution, zero padding included.</summary>
    public static double FlopsPerStimulus(Murray2021Architecture a) => 2.0 * a.MultiplyAddsPerMovie();

    /// <summary>Floating-point operations for one stimulus of a training step: forward, and twice as much backward, but for the gradient of the movie, which nobody needs.</summary>
    /// <remarks>Backward, each multiply-add has one for the gradient of its weight and one for that of its input. The optimiser, a few operations a weight and batch, is not counted.</remarks>
    public static double TrainingFlopsPerStimulus(Murray2021Architecture a)
    {
        double movie = 2.0 * a.BipolarRows * a.BipolarColumns * a.BipolarTypes * a.Bipolar.Area * a.Input.Frames;
        return (3 * FlopsPerStimulus(a)) - movie;
    }
}
