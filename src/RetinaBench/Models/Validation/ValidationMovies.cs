using RetinaBench.Stimuli;

namespace RetinaBench.Models.Validation;

/// <summary>The movies that every validated model is shown: the same for the same geometry, on any machine.</summary>
internal static class ValidationMovies
{
    private const ulong Seed = 20210;
    private const int DotScenes = 2;

    // The proportions of the published dot movies, whose 150 dots of radius 5 in a field of three by three views of
    // 255 x 255 leave about 17 in view.
    private const int Dots = 150;
    private const int ViewsPerRadius = 51;

    /// <summary>Two scenes of moving dots in sparse form, and one movie of noise in dense form.</summary>
    /// <param name="geometry">Shape of the movies.</param>
    public static IReadOnlyList<Stimulus> Create(MovieGeometry geometry) =>
        [.. Enumerable.Range(0, DotScenes).Select(i => Dot(geometry, i)), Noise(geometry)];

    private static Stimulus Dot(MovieGeometry geometry, int index)
    {
        var random = new RandomStream(Seed, "validation/dots", (uint)index);
        int direction = index % 2 == 0 ? 1 : -1;
        double speed = random.NextUniform(0.5, 1.5);
        var dots = new Dot[Dots];
        for (int i = 0; i < dots.Length; i++)
        {
            int row = random.NextInt(3 * geometry.Rows) - geometry.Rows;
            int column = random.NextInt(3 * geometry.Columns) - geometry.Columns;
            dots[i] = new(row, column, direction * (i % 2 == 0 ? 2 * speed : -speed));
        }

        int radius = Math.Max(1, Math.Min(geometry.Rows, geometry.Columns) / ViewsPerRadius);
        var scene = new DotScene(geometry, radius, -geometry.Columns, 2 * geometry.Columns, dots);
        return Stimulus.FromScene($"validation/dots/{index}", scene, direction > 0 ? 1 : 0);
    }

    private static Stimulus Noise(MovieGeometry geometry)
    {
        var random = new RandomStream(Seed, "validation/noise");
        var frames = new float[geometry.Pixels];
        for (int i = 0; i < frames.Length; i++)
            frames[i] = (float)random.NextDouble();
        return Stimulus.FromFrames("validation/noise", geometry, frames, -1);
    }
}
