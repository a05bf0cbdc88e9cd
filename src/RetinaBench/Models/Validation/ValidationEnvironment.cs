using RetinaBench.Stimuli;

namespace RetinaBench.Models.Validation;

/// <summary>The movies that validated models are shown, whatever their input geometry: dots moving apart in sparse form, noise in dense form.</summary>
/// <remarks>An environment, so that models which look at the origin of a stimulus can be validated as well. Thread-safe.</remarks>
internal sealed class ValidationEnvironment(MovieGeometry geometry) : IStimulusEnvironment
{
    private const ulong Seed = 20210;
    private const int NoisePoint = 2;

    // The proportions of the published dot movies, whose 150 dots of radius 5 in a field of three by three views of
    // 255 x 255 leave about 17 in view.
    private const int Dots = 150;
    private const int ViewsPerRadius = 51;

    private static readonly string[] s_classes = ["left", "right"];

    /// <inheritdoc/>
    public string Name => "validation";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public MovieGeometry Geometry => geometry;

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes => s_classes;

    /// <inheritdoc/>
    public IReadOnlyList<EnvironmentPoint> Points { get; } =
    [
        new([KeyValuePair.Create("direction", 1.0)]),
        new([KeyValuePair.Create("direction", -1.0)]),
        new([KeyValuePair.Create("noise", 1.0)]),
    ];

    /// <summary>One movie of each point.</summary>
    public IReadOnlyList<Stimulus> Movies() => [.. Enumerable.Range(0, Points.Count).Select(p => Create(p, 0))];

    /// <inheritdoc/>
    public Stimulus Create(int point, int ordinal)
    {
        var random = new RandomStream(Seed, "validation", (uint)point, (uint)ordinal);
        string id = FormattableString.Invariant($"validation/{point}/{ordinal}");
        var origin = new StimulusOrigin(this, point, ordinal);
        if (point == NoisePoint)
            return Stimulus.FromFrames(id, geometry, Noise(random), -1, origin);
        double direction = Points[point]["direction"];
        return Stimulus.FromScene(id, DotsMovingApart(random, direction), direction > 0 ? 1 : 0, origin);
    }

    private DotScene DotsMovingApart(RandomStream random, double direction)
    {
        double speed = random.NextUniform(0.5, 1.5);
        var dots = new Dot[Dots];
        for (int i = 0; i < dots.Length; i++)
        {
            int row = random.NextInt(3 * geometry.Rows) - geometry.Rows;
            int column = random.NextInt(3 * geometry.Columns) - geometry.Columns;
            dots[i] = new(row, column, direction * (i % 2 == 0 ? 2 * speed : -speed));
        }

        int radius = Math.Max(1, Math.Min(geometry.Rows, geometry.Columns) / ViewsPerRadius);
        return new(geometry, radius, -geometry.Columns, 2 * geometry.Columns, dots);
    }

    private float[] Noise(RandomStream random)
    {
        var frames = new float[geometry.Pixels];
        for (int i = 0; i < frames.Length; i++)
            frames[i] = (float)random.NextDouble();
        return frames;
    }
}
