using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>The weights of a network, laid out for both ways.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
internal sealed class GradientNetwork
{
    public GradientNetwork(Murray2021Parameters parameters)
    {
        Murray2021Architecture a = Architecture = parameters.Architecture;
        Frames = new(a.Input.Frames);
        MovieToBipolar = new(a.Bipolar, 1, a.BipolarTypes, parameters.BipolarSpace.Weights.Span);
        Bipolar = new(parameters.BipolarTime, a.Taps, 1, parameters.BipolarSpace);
        if (a.HasAmacrine)
        {
            BipolarToAmacrine = new(a.Amacrine, a.BipolarTypes, a.AmacrineTypes, parameters.AmacrineSpace!.Weights.Span);
            AmacrineToGanglion = new(a.GanglionAmacrine, a.AmacrineTypes, a.GanglionTypes, parameters.GanglionAmacrineSpace!.Weights.Span);
            Amacrine = new(parameters.AmacrineTime!, a.Taps, -1, parameters.AmacrineSpace);
        }

        if (a.GanglionBipolar is { } residual)
            BipolarToGanglion = new(residual, a.BipolarTypes, a.GanglionTypes, parameters.GanglionBipolarSpace!.Weights.Span);
        Ganglion = new(parameters.GanglionTime, a.Taps, 1, parameters.GanglionBipolarSpace, parameters.GanglionAmacrineSpace);
        Decision = parameters.Decision;
    }

    public Murray2021Architecture Architecture { get; }

    public FrameBlocks Frames { get; }

    public SpatialKernel MovieToBipolar { get; }

    /// <summary>Null without amacrine cells.</summary>
    public SpatialKernel? BipolarToAmacrine { get; }

    /// <summary>Null without the residual path.</summary>
    public SpatialKernel? BipolarToGanglion { get; }

    /// <summary>Null without amacrine cells.</summary>
    public SpatialKernel? AmacrineToGanglion { get; }

    public LayerWeights Bipolar { get; }

    /// <summary>Null without amacrine cells.</summary>
    public LayerWeights? Amacrine { get; }

    public LayerWeights Ganglion { get; }

    /// <summary>[classes, ganglion types, rows, columns].</summary>
    public ConvolutionWeights Decision { get; }
}
