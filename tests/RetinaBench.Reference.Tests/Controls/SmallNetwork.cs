using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Tests.Controls;

/// <summary>A murray2021 network that a plain forward pass gets through quickly.</summary>
internal static class SmallNetwork
{
    public static Murray2021Architecture Architecture { get; } = new()
    {
        Input = new(6, 20, 24),
        Taps = 4,
        BipolarTypes = 3,
        AmacrineTypes = 2,
        GanglionTypes = 2,
        Bipolar = new(4, 4, 2),
        Amacrine = new(3, 3, 2),
        GanglionBipolar = new SpatialWindow(3, 3, 2),
        GanglionAmacrine = new(3, 3, 1, 1),
    };
}
