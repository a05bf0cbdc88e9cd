using RetinaBench.Reference.Murray2021.Training;
using Spectre.Console;

namespace RetinaBench.Cli.Training;

/// <summary>A progress bar, redrawn in place, with loss, accuracy, stimuli a second and time left behind it.</summary>
/// <param name="output">A terminal.</param>
/// <param name="colour">Whether colours are welcome.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class TrainingBar(TextWriter output, bool colour, TimeProvider clock) : ITrainingDisplay
{
    private const int TextWidth = 80, NarrowestBar = 10, WidestBar = 40;

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
        // The text comes first: a bar only where the terminal has room for both.
        int room = Math.Min(WidestBar, console.Profile.Width - TextWidth);
        ProgressColumn share = room >= NarrowestBar ? new ProgressBarColumn { Width = room } : new PercentageColumn();
        return console.Progress()
            .AutoClear(true)
            .Columns(share, new TaskDescriptionColumn { Alignment = Justify.Left })
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
            if (TrainingPace.Test(epoch) is { } test)
                console.MarkupLineInterpolated($"{test}");
        }
    }
}
