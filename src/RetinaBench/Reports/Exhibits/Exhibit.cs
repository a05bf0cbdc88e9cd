using RetinaBench.Reports.Figures;
using RetinaBench.Reports.Markdown;

namespace RetinaBench.Reports.Exhibits;

/// <summary>A figure or, where a figure would add nothing, a table: what one or more experiments found, ready to be shown.</summary>
/// <param name="Name">For the name of its file, distinct within a suite, for example the id of the experiment.</param>
/// <param name="Title">What it is, plain text.</param>
/// <param name="Caption">How to read it, plain text, one or more sentences.</param>
/// <param name="Experiments">Ids of the experiments that it shows.</param>
/// <param name="Data">The numbers shown.</param>
/// <param name="Figure">The figure, or null for a table.</param>
internal sealed record Exhibit(string Name, string Title, string Caption, IReadOnlyList<string> Experiments, DataTable Data, Figure? Figure)
{
    /// <summary>What of it moves, in files of their own beside the figure.</summary>
    public IReadOnlyList<Animation> Animations { get; init; } = [];
}
