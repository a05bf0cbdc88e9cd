using RetinaBench.Reports.Exhibits;
using RetinaBench.Reports.Figures;
using RetinaBench.Runs;

namespace RetinaBench.Reports.Comparisons;

/// <summary>A figure in which both sides are drawn.</summary>
/// <param name="Number">Its number on the page, from 1.</param>
/// <param name="Path">Its file in the folder of the comparison.</param>
/// <param name="Title">What it is, plain text.</param>
/// <param name="Caption">How to read it, plain text.</param>
/// <param name="Experiments">Ids of the experiments that it shows.</param>
/// <param name="Figure">The figure.</param>
internal sealed record ComparedExhibit(int Number, string Path, string Title, string Caption, IReadOnlyList<string> Experiments, Figure Figure)
{
    /// <summary>The figures of one pair of models in one suite: whatever both can show on the same axes.</summary>
    /// <param name="comparison">The whole comparison.</param>
    /// <param name="pair">The models.</param>
    /// <param name="suite">The suite.</param>
    /// <param name="first">Number of the first figure.</param>
    public static IReadOnlyList<ComparedExhibit> Of(RunComparison comparison, ModelComparison pair, SuiteComparison suite, int first)
    {
        IReadOnlyList<Exhibit> a = Exhibits(comparison.A.Record, pair.A.Record, suite.Suite), b = Exhibits(comparison.B.Record, pair.B.Record, suite.Suite);
        List<ComparedExhibit> shown = [];
        var names = new FileNames();
        foreach (Exhibit one in a)
        {
            if (one.Figure is null || b.FirstOrDefault(exhibit => exhibit.Name == one.Name)?.Figure is not { } other || FigureOverlay.Of(one.Figure, other) is not { } figure)
                continue;
            int number = first + shown.Count;
            string who = $"A: {Named(pair.A)}, B: {Named(pair.B)}; suite {suite.Suite} version {Values.Whole(suite.Version)}";
            shown.Add(new(
                number, $"comparison/{Values.Whole(number)}-{names.Next($"{suite.Suite}-{one.Name}")}.svg", figure.Title,
                CaptionOf(one.Figure, other),
                [.. one.Experiments], figure with { Note = who, Description = $"{figure.Title}. {who}." }));
        }

        return shown;
    }

    private static string CaptionOf(Figure a, Figure b) =>
        (a is HeatMap ? "Above 0 B is higher, below 0 A is." : "Intervals are those of the models' own pages.")
        + (a.Title == b.Title ? "" : $" In B: {b.Title}.");

    private static string Named(ComparedModel model) => model.Version is { } version ? $"{model.Name} {version}" : model.Name;

    private static IReadOnlyList<Exhibit> Exhibits(RunRecord record, ModelRecord model, string id)
    {
        int at = record.Suites.ToList().FindIndex(suite => suite.Id == id);
        return ExhibitMaker.Of(new(record.Suites[at], model.Card, model.Suites[at].Outcomes));
    }
}
