using System.Globalization;
using RetinaBench.Cli.Listing;
using RetinaBench.Runs;

namespace RetinaBench.Cli.Running;

/// <summary>A few lines, for logs: how much there is to do, how long it will take, and the end of each model.</summary>
/// <param name="output">Where to.</param>
/// <param name="announcement">What will be done; said once the run has begun, so that a run that cannot begin says one thing only.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class PlainDisplay(TextWriter output, string announcement, TimeProvider clock) : IRunDisplay, IRunProgress
{
    /// <summary>Time between two lines that say how far it has come.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly RunPace _pace = new(clock);
    private long _lastLine;
    private bool _announced;
    private bool _foretold;

    /// <inheritdoc/>
    public T Watch<T>(Func<IRunProgress, T> run) => run(this);

    /// <inheritdoc/>
    public void Planned(string model, long stimuli)
    {
        if (!_announced)
            output.WriteLine(announcement);
        _announced = true;
        _pace.Plan(model, stimuli);
    }

    /// <inheritdoc/>
    public void Shown(string model, int stimuli, bool resumed)
    {
        if (_pace.Shown == 0)
            output.WriteLine($"at most {Words.Count(_pace.Planned, "stimulus", "stimuli")} to show");
        _pace.Show(model, stimuli, resumed);
        if (_pace.Left is not { } left || (_foretold && clock.GetElapsedTime(_lastLine) < Interval))
            return;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{100 * _pace.Fraction:0} % done, {RunPace.Words(left)} left"));
        _foretold = true;
        _lastLine = clock.GetTimestamp();
    }

    /// <inheritdoc/>
    public void Finished(string model, string? error)
    {
        _pace.Finish(model);
        output.WriteLine(error is null ? $"{model}: done" : $"{model}: failed: {error}");
    }

    /// <inheritdoc/>
    public void NotRun(string model, string reason)
    {
        _pace.Finish(model);
        output.WriteLine($"{model}: not run: {reason}");
    }

    /// <inheritdoc/>
    public void Message(string text) => output.WriteLine(text);
}
