using Spectre.Console;
using Spectre.Console.Rendering;

namespace RetinaBench.Cli.Running;

/// <summary>The time left of the whole run, beside the bar of everything.</summary>
/// <param name="pace">The pace of the run; locked while it is read or changed.</param>
internal sealed class TimeLeftColumn(RunPace pace) : ProgressColumn
{
    /// <summary>Name of the bar of everything; no model may be called so.</summary>
    public const string Everything = "all models";

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        if (task.Description != Everything)
            return Text.Empty;
        lock (pace)
            return new Text(pace.Fraction < 1 && pace.Left is { } left ? $"{RunPace.Words(left)} left" : "");
    }
}
