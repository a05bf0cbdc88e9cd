using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021;

/// <summary>The footprints of whole discs of one radius and of single pixels, in one layout.</summary>
internal sealed class DiscLayout
{
    public DiscLayout(MovieWindow layout, int radius, Murray2021Parameters parameters)
    {
        Layout = layout;
        Discs = new(layout, radius, parameters.Architecture.Input.Columns, parameters.BipolarSpace.Weights.Span, parameters.Architecture.BipolarTypes);
        Pixels = new(layout, 0, parameters.Architecture.Input.Columns, parameters.BipolarSpace.Weights.Span, parameters.Architecture.BipolarTypes);
    }

    public MovieWindow Layout { get; }

    public DiscFootprints Discs { get; }

    public DiscFootprints Pixels { get; }
}
