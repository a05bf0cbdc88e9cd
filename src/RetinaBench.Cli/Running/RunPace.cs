namespace RetinaBench.Cli.Running;

/// <summary>Foretells how long a run will take from how fast it has been. Not thread-safe.</summary>
/// <param name="clock">Tells the time.</param>
internal sealed class RunPace(TimeProvider clock)
{
    /// <summary>How long stimuli must have been shown before their pace says anything.</summary>
    public static readonly TimeSpan Warmup = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, long> _planned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _shown = new(StringComparer.Ordinal);
    private long _measured;
    private long? _start;

    /// <summary>Stimuli that all models together will be shown at most.</summary>
    public long Planned => _planned.Values.Sum();

    /// <summary>Stimuli that have been shown.</summary>
    public long Shown => _shown.Values.Sum();

    /// <summary>What has been done, 0 to 1.</summary>
    public double Fraction => Planned == 0 ? 0 : Math.Min(1, (double)Shown / Planned);

    /// <summary>Time left, or null while it cannot be told.</summary>
    public TimeSpan? Left
    {
        get
        {
            if (_start is not { } start || _measured == 0 || clock.GetElapsedTime(start) is var elapsed && elapsed < Warmup)
                return null;
            return clock.GetElapsedTime(start) * Math.Max(0, Planned - Shown) / _measured;
        }
    }

    /// <summary>Says how many stimuli a model will be shown at most.</summary>
    public void Plan(string model, long stimuli)
    {
        _planned[model] = stimuli;
        _start ??= clock.GetTimestamp();
    }

    /// <summary>Says that a model was shown stimuli.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="stimuli">How many.</param>
    /// <param name="resumed">Whether their responses were read from a journal, which says nothing about the pace.</param>
    public void Show(string model, int stimuli, bool resumed)
    {
        _shown[model] = _shown.GetValueOrDefault(model) + stimuli;
        _measured += resumed ? 0 : stimuli;
    }

    /// <summary>Says that a model is done with, whatever it was not shown.</summary>
    public void Finish(string model) => _planned[model] = _shown.GetValueOrDefault(model);

    /// <summary>A duration as people say it: <c>about 40 s</c>, <c>about 3 min</c>.</summary>
    public static string Words(TimeSpan duration) => duration.TotalSeconds switch
    {
        < 1.5 => "about 1 s",
        < 90 => FormattableString.Invariant($"about {duration.TotalSeconds:0} s"),
        < 5400 => FormattableString.Invariant($"about {duration.TotalMinutes:0} min"),
        _ => FormattableString.Invariant($"about {duration.TotalHours:0.#} h"),
    };
}
