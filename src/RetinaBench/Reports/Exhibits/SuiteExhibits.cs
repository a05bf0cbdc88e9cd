using RetinaBench.Runs;

namespace RetinaBench.Reports.Exhibits;

/// <summary>What one model's page shows of one suite.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="Results">What was found.</param>
/// <param name="All">The exhibits in the order in which criteria read them, then those that none reads.</param>
internal sealed record SuiteExhibits(SuiteRecord Suite, ModelSuiteRecord Results, IReadOnlyList<NumberedExhibit> All)
{
    /// <summary>The exhibits of every suite of the record, numbered through.</summary>
    public static IReadOnlyList<SuiteExhibits> Of(RunRecord record, ModelRecord model)
    {
        var names = new FileNames();
        int figures = 0, tables = 0;
        return [.. record.Suites.Select((suite, i) => new SuiteExhibits(suite, model.Suites[i],
            [.. Ordered(suite, ExhibitMaker.Of(new(suite, model.Card, model.Suites[i].Outcomes))).Select(exhibit => new NumberedExhibit(
                Signed(exhibit, $"{model.Name}, suite {suite.Id} version {Values.Whole(suite.Version)}, {Values.Whole(record.StimuliPerPoint)} stimuli a point"), exhibit.Figure is null ? ++tables : ++figures, names.Next($"{suite.Id}-{exhibit.Name}"),
                [.. exhibit.Animations.Select(animation => names.Next($"{suite.Id}-{exhibit.Name}-{animation.Name}"))]))]))];
    }

    /// <summary>The exhibits that show any of the given experiments.</summary>
    public IEnumerable<NumberedExhibit> Showing(IReadOnlyList<string> experiments) =>
        All.Where(shown => shown.Exhibit.Experiments.Any(experiments.Contains));

    // So that a figure says whose it is where it stands alone.
    private static Exhibit Signed(Exhibit exhibit, string note) =>
        exhibit.Figure is { } figure ? exhibit with { Figure = figure with { Note = note } } : exhibit;

    private static IEnumerable<Exhibit> Ordered(SuiteRecord suite, IReadOnlyList<Exhibit> exhibits)
    {
        string[] read = [.. suite.Criteria.SelectMany(criterion => criterion.Experiments).Distinct()];
        return exhibits.OrderBy(exhibit => exhibit.Experiments.Min(id => Array.IndexOf(read, id) is int at && at < 0 ? int.MaxValue : at));
    }
}
