namespace RetinaBench.Runs.Execution;

/// <summary>Passes progress on, one call at a time, and nothing where nobody listens.</summary>
internal sealed class ProgressRelay : IRunProgress
{
    private readonly object _gate = new();
    private readonly IRunProgress? _listener;

    public ProgressRelay(IRunProgress? listener) => _listener = listener;

    public void Planned(string model, long stimuli) => Tell(l => l.Planned(model, stimuli));

    public void Shown(string model, int stimuli, bool resumed) => Tell(l => l.Shown(model, stimuli, resumed));

    public void Finished(string model, string? error) => Tell(l => l.Finished(model, error));

    public void NotRun(string model, string reason) => Tell(l => l.NotRun(model, reason));

    public void Message(string text) => Tell(l => l.Message(text));

    private void Tell(Action<IRunProgress> what)
    {
        if (_listener is null)
            return;
        lock (_gate)
            what(_listener);
    }
}
