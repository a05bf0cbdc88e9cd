using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Runs.Fakes;

/// <summary>Tiny movies of random intensities; the label says which half of the last frame is the brighter.</summary>
internal sealed class FakeEnvironment(string name, int points, bool scenes = false) : IStimulusEnvironment
{
    public string Name => name;

    public int Version { get; init; } = 1;

    public MovieGeometry Geometry { get; init; } = new(2, 2, 2);

    public IReadOnlyList<string> Classes { get; } = ["left", "right"];

    public IReadOnlyList<EnvironmentPoint> Points { get; } =
        [.. Enumerable.Range(0, points).Select(i => new EnvironmentPoint([new("x", i)]))];

    public int PointsPerValue { get; init; } = 1;

    /// <summary>Every fifth stimulus has no right answer.</summary>
    public bool SomeWithoutLabel { get; init; }

    public Stimulus Create(int point, int ordinal)
    {
        var random = new RandomStream(7, name, (uint)point, (uint)ordinal);
        float[] frames = new float[Geometry.Pixels];
        for (int i = 0; i < frames.Length; i++)
            frames[i] = (float)random.NextDouble();
        double left = 0, right = 0;
        for (int i = frames.Length - Geometry.PixelsPerFrame; i < frames.Length; i++)
        {
            if (i % Geometry.Columns < Geometry.Columns / 2)
                left += frames[i];
            else
                right += frames[i];
        }

        int label = SomeWithoutLabel && ordinal % 5 == 0 ? -1 : right > left ? 1 : 0;
        string id = FormattableString.Invariant($"{name}/{point}/{ordinal}");
        var origin = new StimulusOrigin(this, point, ordinal);
        return scenes
            ? Stimulus.FromScene(id, new FakeScene(Geometry, frames), label, origin)
            : Stimulus.FromFrames(id, Geometry, frames, label, origin);
    }

    private sealed class FakeScene(MovieGeometry geometry, float[] frames) : Scene(geometry)
    {
        public override void RenderFrame(int frame, Span<float> pixels) =>
            frames.AsSpan(frame * Geometry.PixelsPerFrame, Geometry.PixelsPerFrame).CopyTo(pixels);
    }
}
