using RetinaBench.Runs;

namespace RetinaBench.Tests.Runs.Fakes;

/// <summary>Remembers what it is told.</summary>
internal sealed class FakeProgress : IRunProgress
{
    public Dictionary<string, long> Planned { get; } = [];

    public List<(string Model, long Stimuli)> Plans { get; } = [];

    public Dictionary<string, long> Shown { get; } = [];

    public long Resumed { get; private set; }

    public List<string> Finished { get; } = [];

    public Dictionary<string, string> NotRun { get; } = [];

    public List<string> Messages { get; } = [];

    void IRunProgress.Planned(string model, long stimuli)
    {
        Planned[model] = stimuli;
        Plans.Add((model, stimuli));
    }

    void IRunProgress.Shown(string model, int stimuli, bool resumed)
    {
        Shown[model] = Shown.GetValueOrDefault(model) + stimuli;
        Resumed += resumed ? stimuli : 0;
    }

    void IRunProgress.Finished(string model, string? error) => Finished.Add(model);

    void IRunProgress.NotRun(string model, string reason) => NotRun[model] = reason;

    void IRunProgress.Message(string text) => Messages.Add(text);
}
