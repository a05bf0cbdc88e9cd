using RetinaBench.Reference.Murray2021.Training;

namespace RetinaBench.Cli.Training;

/// <summary>A line now and then, for logs.</summary>
/// <param name="output">Where to.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class TrainingLines(TextWriter output, TimeProvider clock) : ITrainingDisplay, ITrainingProgress
{
    /// <summary>Time between two lines.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly TrainingPace _pace = new(clock);
    private string? _test;
    private int _epochs;
    private long _lastLine;

    /// <inheritdoc/>
    public TrainingResult Watch(Func<ITrainingProgress, TrainingResult> train) => train(this);

    /// <inheritdoc/>
    public void Started(TrainingRecipe recipe, TrainingCurve curve)
    {
        _epochs = recipe.Epochs;
        _lastLine = clock.GetTimestamp();
        output.WriteLine(_pace.Begin(recipe, curve));
    }

    /// <inheritdoc/>
    public void Restarted(int attempt, double loss) => output.WriteLine(_pace.Again(attempt, loss));

    /// <inheritdoc/>
    public void Finished(EpochReport epoch)
    {
        string line = _pace.Add(epoch);
        _test = TrainingPace.Test(epoch) ?? _test;
        if (epoch.Epoch < _epochs && clock.GetElapsedTime(_lastLine) < Interval)
            return;
        _lastLine = clock.GetTimestamp();
        output.WriteLine(line);
        // Tests come more often than lines; the latest is enough.
        if (_test is not null)
            output.WriteLine(_test);
        _test = null;
    }
}
