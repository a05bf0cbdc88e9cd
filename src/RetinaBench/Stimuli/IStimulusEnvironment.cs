namespace RetinaBench.Stimuli;

/// <summary>A named, versioned distribution of stimuli, laid out as points (values of what varies) with any number of stimuli a point.</summary>
/// <remarks>
/// <see cref="Create"/> is a pure function of (environment, point, ordinal): the same stimulus in any order, on any thread,
/// however many stimuli a run asks for. Immutable and thread-safe.
/// </remarks>
public interface IStimulusEnvironment
{
    /// <summary>Unique name within its suite, for example <c>alpha-sweep</c>.</summary>
    string Name { get; }

    /// <summary>Raised whenever any formula, parameter or sampling rule changes; results of two versions are never compared.</summary>
    int Version { get; }

    /// <summary>Shape of every movie, [frames, rows, columns].</summary>
    MovieGeometry Geometry { get; }

    /// <summary>Names of the answers, for example <c>left</c>, <c>right</c>; labels index this list.</summary>
    IReadOnlyList<string> Classes { get; }

    /// <summary>What varies, in order; a point's index is its identity.</summary>
    IReadOnlyList<EnvironmentPoint> Points { get; }

    /// <summary>How many points share the stimuli of one value of what varies: 2 where every speed has a point for each direction, else 1.</summary>
    /// <remarks>A run of 400 stimuli a point shows 400 to each value, and so 200 to each of two points that share it.</remarks>
    int PointsPerValue => 1;

    /// <summary>Makes one stimulus.</summary>
    /// <param name="point">Index into <see cref="Points"/>.</param>
    /// <param name="ordinal">Number of the stimulus at that point, 0 or more.</param>
    Stimulus Create(int point, int ordinal);
}
