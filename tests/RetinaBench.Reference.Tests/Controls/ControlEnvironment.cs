using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Variations;

namespace RetinaBench.Reference.Tests.Controls;

/// <summary>A small environment of five points, alpha = 0 to 4.</summary>
internal static class ControlEnvironment
{
    public static DotMotionEnvironment Make(int frames = 6, int rows = 20, int columns = 24) => new("control", 1, new()
    {
        Frames = frames,
        Rows = rows,
        Columns = columns,
        FieldMinimum = -columns,
        FieldEnd = 2 * columns,
        Dots = 40,
        DotRadius = 2,
        Seed = 7,
        Variation = new AlphaSweep(new Sweep(0, 4, 1), new UniformRange(0.5, 1.5)),
    });
}
