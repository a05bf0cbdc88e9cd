using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Variations;

namespace RetinaBench.Performance.Stimuli;

/// <summary>The movies that all benchmarks see: those of the paper, half of the dots fast at twice the slow speed.</summary>
internal static class PaperScenes
{
    private const ulong Seed = 2021;

    /// <summary>The environment.</summary>
    public static DotMotionEnvironment Environment { get; } =
        new("performance", 1, DotMotionOptions.Murray2021(new AlphaSweep(new(2, 2, 1), new(0.5, 1.5)), Seed));

    /// <summary>The first stimuli of it.</summary>
    /// <param name="count">How many.</param>
    public static Stimulus[] First(int count) => [.. Enumerable.Range(0, count).Select(i => Environment.Create(0, i))];

    /// <summary>Stimuli whose dots are not traced through the frames yet, which belongs to the cost of an answer.</summary>
    /// <param name="stimuli">The stimuli.</param>
    public static Stimulus[] Untraced(Stimulus[] stimuli) => [.. stimuli.Select(s => (DotScene)s.Scene!).Select(scene =>
        Stimulus.FromScene("scene", new DotScene(scene.Geometry, scene.Radius, scene.FieldMinimum, scene.FieldEnd, scene.Dots), -1))];
}
