using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>A network's shape as Fixtures/gradients.json has it.</summary>
internal sealed record TorchNetwork(
    int Frames, int Rows, int Columns, int Taps, int BipolarTypes, int AmacrineTypes, int GanglionTypes,
    SpatialWindow BipolarWindow, SpatialWindow LateralWindow, SpatialWindow GanglionAmacrineWindow, bool Residual)
{
    public Murray2021Architecture ToArchitecture() => new()
    {
        Input = new(Frames, Rows, Columns),
        Taps = Taps,
        BipolarTypes = BipolarTypes,
        AmacrineTypes = AmacrineTypes,
        GanglionTypes = GanglionTypes,
        Bipolar = BipolarWindow,
        Amacrine = LateralWindow,
        GanglionBipolar = Residual ? LateralWindow : null,
        GanglionAmacrine = GanglionAmacrineWindow,
    };
}
