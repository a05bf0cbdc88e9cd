using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>A stimulus as Fixtures/gradients.json has it; dots are (row, column, velocity).</summary>
internal sealed record TorchScene(int Radius, int FieldMinimum, int FieldEnd, double[][] Dots, int Label)
{
    public DotScene ToScene(Murray2021Architecture architecture) =>
        new(architecture.Input, Radius, FieldMinimum, FieldEnd, [.. Dots.Select(dot => new Dot((int)dot[0], dot[1], dot[2]))]);
}
