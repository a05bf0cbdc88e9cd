namespace RetinaBench.Cli.Running;

/// <summary>Foretells how long a run will take from how fast it has been of late. Not thread-safe.</summary>
/// <remarks>Of late, because models come one after the other and one may take a hundred times as long as another.</remarks>
/// <param name="clock">Tells the time.</param>
internal sealed class RunPace(TimeProvider clock)
{
    /// <summary>How long stimuli must have been shown before their pace says anything.</summary>
    public static readonly TimeSpan Warmup = TimeSpan.FromSeconds(2);

    /// <summary>Until then nothing is foretold, unless <see cref="EarlyShare"/> is done before: the first stimuli wait for the compiler and are shown under the most lesions.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    /// <summary>The share of all stimuli that is enough to foretell from; those read from a journal do not count.</summary>
    public const double EarlyShare = 0.02;

    /// <summary>How far back the pace is measured.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(20);

    private readonly Queue<(long Time, long Measured)> _samples = new();
    private readonly Dictionary<string, long> _planned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _shown = new(StringComparer.Ordinal);
    private long _measured;

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
            if (!_samples.TryPeek(out (long Time, long Measured) oldest) || _measured == oldest.Measured)
                return null;
            TimeSpan elapsed = clock.GetElapsedTime(oldest.Time);
            return elapsed < Warmup || (elapsed < Settling && _measured < EarlyShare * Planned) ? null : elapsed * Math.Max(0, Planned - Shown) / (_measured - oldest.Measured);
        }
    }

    /// <summary>Stimuli shown a second of late, or null while it cannot be told.</summary>
    public double? StimuliPerSecond =>
        _samples.TryPeek(out (long Time, long Measured) oldest) && _measured > oldest.Measured && clock.GetElapsedTime(oldest.Time) >= Warmup
            ? (_measured - oldest.Measured) / clock.GetElapsedTime(oldest.Time).TotalSeconds
            : null;

    /// <summary>Says how many stimuli a model will be shown at most.</summary>
    public void Plan(string model, long stimuli)
    {
        _planned[model] = stimuli;
        if (_samples.Count == 0)
            _samples.Enqueue((clock.GetTimestamp(), 0));
    }

    /// <summary>Says that a model was shown stimuli.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="stimuli">How many.</param>
    /// <param name="resumed">Whether their responses were read from a journal, which says nothing about the pace.</param>
    public void Show(string model, int stimuli, bool resumed)
    {
        _shown[model] = _shown.GetValueOrDefault(model) + stimuli;
        _measured += resumed ? 0 : stimuli;
        _samples.Enqueue((clock.GetTimestamp(), _measured));
        while (_samples.Count > 2 && clock.GetElapsedTime(_samples.Peek().Time) > Window)
            _samples.Dequeue();
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
