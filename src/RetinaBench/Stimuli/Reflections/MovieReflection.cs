namespace RetinaBench.Stimuli.Reflections;

/// <summary>Turns stimuli around: in a mirror, or in time.</summary>
/// <remarks>
/// Sparse scenes of discs stay sparse. Either way leftward motion becomes rightward motion, so labels of left and right are
/// exchanged. The same reflection twice gives the same movie, label, id and origin. Thread-safe.
/// </remarks>
public static class MovieReflection
{
    private const int Left = 0, Right = 1;

    /// <summary>Turns a stimulus around.</summary>
    /// <param name="stimulus">A stimulus whose label is 0 (left), 1 (right) or -1 (none).</param>
    /// <param name="reflection">How.</param>
    /// <exception cref="ArgumentException">The label has no opposite.</exception>
    public static Stimulus Of(Stimulus stimulus, Reflection reflection)
    {
        ArgumentNullException.ThrowIfNull(stimulus);
        return Of(stimulus, reflection, stimulus.Origin is { } made ? made with { Environment = ReflectedEnvironment.Of(made.Environment, reflection) } : null);
    }

    /// <summary>Turns a scene around.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="reflection">How.</param>
    public static Scene Of(Scene scene, Reflection reflection) => scene switch
    {
        ReflectedDiscScene discs when discs.Reflection == reflection => discs.Inner,
        ReflectedScene reflected when reflected.Reflection == reflection => reflected.Inner,
        DiscScene discs => new ReflectedDiscScene(discs, reflection),
        _ => new ReflectedScene(scene, reflection),
    };

    internal static Stimulus Of(Stimulus stimulus, Reflection reflection, StimulusOrigin? origin) =>
        Stimulus.FromScene(IdOf(stimulus.Id, reflection), Of(stimulus.Scene ?? new FrameScene(stimulus), reflection), Opposite(stimulus.Label), origin);

    private static string IdOf(string id, Reflection reflection)
    {
        string suffix = "/" + WordOf(reflection);
        return id.Length > suffix.Length && id.EndsWith(suffix, StringComparison.Ordinal) ? id[..^suffix.Length] : id + suffix;
    }

    /// <summary>What has been turned around so, in a word for names.</summary>
    internal static string WordOf(Reflection reflection) => reflection == Reflection.Mirror ? "mirrored" : "reversed";

    private static int Opposite(int label) => label switch
    {
        Left => Right,
        Right => Left,
        -1 => -1,
        _ => throw new ArgumentException(FormattableString.Invariant($"label {label} is neither 0 (left), 1 (right) nor -1 (none)"), nameof(label)),
    };
}
