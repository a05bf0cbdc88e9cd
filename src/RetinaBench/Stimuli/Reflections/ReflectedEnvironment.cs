namespace RetinaBench.Stimuli.Reflections;

/// <summary>An environment whose every stimulus is turned around, in a mirror or in time.</summary>
/// <remarks>
/// Labels and points say what is seen: where the other environment shows rightward motion (label right, coordinate
/// <c>direction</c> = 1), this one shows leftward motion. The same reflection of a reflected environment is the first one.
/// Immutable, and thread-safe if the other environment is.
/// </remarks>
public sealed class ReflectedEnvironment : IStimulusEnvironment
{
    private const string Direction = "direction";

    private static readonly string[] s_classes = ["left", "right"];

    private readonly IStimulusEnvironment _inner;
    private readonly Reflection _reflection;

    // A model that turns stimuli around makes one of these for each of them, and reads no points.
    private readonly Lazy<EnvironmentPoint[]> _points;

    private ReflectedEnvironment(IStimulusEnvironment inner, Reflection reflection)
    {
        if (!inner.Classes.SequenceEqual(s_classes))
            throw new ArgumentException($"environment {inner.Name} has the classes {string.Join(", ", inner.Classes)}: only left and right can be exchanged", nameof(inner));
        _inner = inner;
        _reflection = reflection;
        Name = $"{inner.Name}-{MovieReflection.WordOf(reflection)}";
        _points = new(() => [.. inner.Points.Select(point => new EnvironmentPoint([.. point.Coordinates.Select(c => c.Key == Direction ? KeyValuePair.Create(c.Key, -c.Value) : c)]))]);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Version => _inner.Version;

    /// <inheritdoc/>
    public MovieGeometry Geometry => _inner.Geometry;

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes => s_classes;

    /// <inheritdoc/>
    public IReadOnlyList<EnvironmentPoint> Points => _points.Value;

    /// <inheritdoc/>
    public int PointsPerValue => _inner.PointsPerValue;

    /// <summary>Turns an environment around.</summary>
    /// <param name="environment">An environment with the classes left and right.</param>
    /// <param name="reflection">How.</param>
    /// <exception cref="ArgumentException">It has other classes.</exception>
    public static IStimulusEnvironment Of(IStimulusEnvironment environment, Reflection reflection)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment is ReflectedEnvironment reflected && reflected._reflection == reflection ? reflected._inner : new ReflectedEnvironment(environment, reflection);
    }

    /// <inheritdoc/>
    public Stimulus Create(int point, int ordinal) =>
        MovieReflection.Of(_inner.Create(point, ordinal), _reflection, new(this, point, ordinal));
}
