using RetinaBench.Reference.Murray2021.Training;
using Spectre.Console;

namespace RetinaBench.Cli.Training;

/// <summary>A progress bar, redrawn in place, with loss, accuracy, stimuli a second and time left behind it.</summary>
/// <param name="output">A terminal.</param>
/// <param name="colour">Whether colours are welcome.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class TrainingBar(TextWriter output, bool colour, TimeProvider clock) : ITrainingDisplay
{
    /// <inheritdoc/>
    public TrainingResult Watch(Func<ITrainingProgress, TrainingResult> train)
    {
        IAnsiConsole console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        return console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => train(new Bar(context, console, new(clock))));
    }

    private sealed class Bar(ProgressContext context, IAnsiConsole console, TrainingPace pace) : ITrainingProgress
    {
        private ProgressTask? _bar;

        public void Started(TrainingRecipe recipe, TrainingCurve curve)
        {
            console.MarkupLineInterpolated($"{pace.Begin(recipe, curve)}");
            _bar = context.AddTask("first epoch", maxValue: recipe.Epochs);
            _bar.Value = curve.Epochs;
        }

        public void Restarted(int attempt, double loss)
        {
            console.MarkupLineInterpolated($"{pace.Again(attempt, loss)}");
            _bar!.Value = 0;
        }

        public void Finished(EpochReport epoch)
        {
            _bar!.Description = Markup.Escape(pace.Add(epoch));
            _bar.Value = epoch.Epoch;
        }
    }
}
