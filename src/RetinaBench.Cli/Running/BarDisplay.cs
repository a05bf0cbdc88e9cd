using RetinaBench.Runs;
using Spectre.Console;

namespace RetinaBench.Cli.Running;

/// <summary>Progress bars with the time left, redrawn in place: one for everything and one a model.</summary>
/// <param name="output">A terminal.</param>
/// <param name="announcement">What will be done; said once the run has begun, so that a run that cannot begin says one thing only.</param>
/// <param name="colour">Whether colours are welcome.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class BarDisplay(TextWriter output, string announcement, bool colour, TimeProvider clock) : IRunDisplay
{
    /// <inheritdoc/>
    public T Watch<T>(Func<IRunProgress, T> run)
    {
        IAnsiConsole console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        var pace = new RunPace(clock);
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new TimeLeftColumn(pace))
            .Start(context => run(new Bars(context, console, announcement, pace)));
    }

    private sealed class Bars(ProgressContext context, IAnsiConsole console, string announcement, RunPace pace) : IRunProgress
    {
        private ProgressTask? _all;
        private readonly Dictionary<string, ProgressTask> _models = new(StringComparer.Ordinal);

        public void Planned(string model, long stimuli)
        {
            if (_all is null)
            {
                Message(announcement);
                _all = context.AddTask(TimeLeftColumn.Everything);
            }

            lock (pace)
                pace.Plan(model, stimuli);
            if (!_models.TryGetValue(model, out ProgressTask? bar))
                _models[model] = bar = context.AddTask(Markup.Escape(model));
            bar.MaxValue = Math.Max(1, stimuli);
            Update();
        }

        public void Shown(string model, int stimuli, bool resumed)
        {
            lock (pace)
                pace.Show(model, stimuli, resumed);
            _models[model].Increment(stimuli);
            Update();
        }

        public void Finished(string model, string? error) => End(model, error is null ? null : $"failed: {error}");

        public void NotRun(string model, string reason) => End(model, $"not run: {reason}");

        private void End(string model, string? what)
        {
            lock (pace)
                pace.Finish(model);
            _models[model].StopTask();
            if (what is not null)
                Message($"{model}: {what}");
            Update();
        }

        public void Message(string text) => console.MarkupLineInterpolated($"{text}");

        private void Update()
        {
            lock (pace)
            {
                _all!.MaxValue = Math.Max(1, pace.Planned);
                _all.Value = pace.Shown;
            }
        }
    }
}
