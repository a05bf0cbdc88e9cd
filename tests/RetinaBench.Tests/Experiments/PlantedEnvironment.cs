using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments;

/// <summary>An environment that only has points: measurements are made from planted tallies, never from stimuli.</summary>
internal sealed class PlantedEnvironment(string name, IReadOnlyList<EnvironmentPoint> points) : IStimulusEnvironment
{
    public string Name => name;

    public int Version => 1;

    public MovieGeometry Geometry { get; init; } = new(5, 8, 8);

    public IReadOnlyList<string> Classes { get; init; } = ["left", "right"];

    public IReadOnlyList<EnvironmentPoint> Points => points;

    public static PlantedEnvironment Along(string coordinate, params IEnumerable<double> values) =>
        new("planted", [.. values.Select(v => new EnvironmentPoint([new(coordinate, v)]))]);

    public static PlantedEnvironment Fast { get; } = new("fast", [new([new("alpha", 4)])]);

    public static PlantedEnvironment SingleDirection(params IEnumerable<double> speeds) =>
        new("planted", [.. from speed in speeds from direction in new[] { -1.0, 1 } select new EnvironmentPoint([new("speed", speed), new("direction", direction)])]);

    public Stimulus Create(int point, int ordinal) => throw new InvalidOperationException("a measurement asked for a stimulus");
}
