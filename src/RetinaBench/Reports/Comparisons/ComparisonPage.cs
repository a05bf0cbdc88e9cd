using RetinaBench.Criteria;
using RetinaBench.Reports.Exhibits;
using RetinaBench.Reports.Leaderboards;
using RetinaBench.Reports.Markdown;

namespace RetinaBench.Reports.Comparisons;

/// <summary>Writes the page of a comparison.</summary>
internal sealed class ComparisonPage
{
    private const string None = "-";
    private const string ShownApart = "both have it, in a form that is shown on the models' own pages alone";

    private readonly RunComparison _comparison;
    private readonly MarkdownDocument _page = new();
    private readonly List<ComparedExhibit> _figures = [];

    private ComparisonPage(RunComparison comparison) => _comparison = comparison;

    /// <summary>The page and the figures on it.</summary>
    public static (string Markdown, IReadOnlyList<ComparedExhibit> Figures) Render(RunComparison comparison)
    {
        var page = new ComparisonPage(comparison);
        page.Add();
        return (page._page.ToString(), page._figures);
    }

    private void Add()
    {
        _page.Heading(1, "Comparison");
        _page.Paragraph("**What is compared**, from the records of runs alone:");
        AddSides();
        _page.Paragraph("Intervals in brackets are 95 % intervals. The interval of a difference B - A is made from the two intervals as if A and B had been shown stimuli of their own; "
            + "they are mostly shown the same ones, so that it is rather too wide than too narrow. Where it leaves out 0 the difference is **bold**; among many, one in twenty does so by chance."
            + (_comparison.Models.Any(pair => pair.A.Name != pair.B.Name || pair.A.Version != pair.B.Version) ? " Cell types are paired by their numbers, which mean the same only within one network." : ""));
        AddNotCompared();
        if (_comparison.Models.Count > 1)
            AddOverview();
        for (int i = 0; i < _comparison.Models.Count; i++)
            AddPair(_comparison.Models[i], Anchor(i));
    }

    private static string Anchor(int pair) => $"pair-{Values.Whole(pair + 1)}";

    private void AddSides()
    {
        ModelComparison? only = _comparison.Models is [var one] ? one : null;
        (string What, string A, string B)[] rows =
        [
            ("Record", _comparison.A.Source, _comparison.B.Source),
            ("RetinaBench", _comparison.A.ToolVersion, _comparison.B.ToolVersion),
            ("Stimuli a point", Values.Whole(_comparison.A.StimuliPerPoint), Values.Whole(_comparison.B.StimuliPerPoint)),
            .. only is null ? [] : ((string, string, string)[])
            [
                ("Model", only.A.Name, only.B.Name),
                ("Version", only.A.Version ?? None, only.B.Version ?? None),
                ("Role", RoleOf(only.A), RoleOf(only.B)),
            ],
        ];
        _page.Table([new("Property", "", row => row.What), new("A", "", row => MarkdownText.Escape(row.A)), new("B", "", row => MarkdownText.Escape(row.B))], rows);
    }

    private static string RoleOf(ComparedModel model) => model.Role?.ToString().ToLowerInvariant() ?? "unknown, it could not be opened";

    private void AddNotCompared()
    {
        if (_comparison.NotCompared.Count == 0)
            return;
        _page.Heading(2, "Not compared");
        _page.Paragraph("Results of two versions of a suite or of an environment are never compared, nor are verdicts by two rules:");
        _page.Bullets(_comparison.NotCompared.Select(MarkdownText.Escape));
        if (_comparison.IsEmpty)
            _page.Paragraph("**Nothing is left that could be compared.**");
    }

    private void AddOverview()
    {
        _page.Heading(2, "Models");
        _page.Table(
            [
                new("Model", "", row => $"[{MarkdownText.Escape(row.Pair.A.Name)}](#{row.Anchor})"),
                new("Passed in A", "", row => Passed(row.Pair, criterion => criterion.A), Numeric: true),
                new("Passed in B", "", row => Passed(row.Pair, criterion => criterion.B), Numeric: true),
                new("B alone passes", "", row => Values.Whole(row.Pair.Count(VerdictChange.Gained)), Numeric: true),
                new("A alone passes", "", row => Values.Whole(row.Pair.Count(VerdictChange.Lost)), Numeric: true),
                new("Neither passes, for other reasons", "", row => Values.Whole(row.Pair.Count(VerdictChange.Other)), Numeric: true),
            ],
            _comparison.Models.Select((pair, i) => (Pair: pair, Anchor: Anchor(i))));
        AddAlone("A", _comparison.A, _comparison.B);
        AddAlone("B", _comparison.B, _comparison.A);
    }

    private void AddAlone(string side, ComparedRun run, ComparedRun other)
    {
        string[] names = [.. run.Record.Models.Select(model => model.Name).Except(other.Record.Models.Select(model => model.Name))];
        if (names.Length > 0)
            _page.Paragraph($"In {side} alone: {string.Join(", ", names.Select(MarkdownText.Escape))}.");
    }

    private static string Passed(ModelComparison pair, Func<CriterionComparison, Judgement> side) =>
        Values.Whole(pair.Suites.Sum(suite => suite.Criteria.Count(criterion => side(criterion).Verdict == Verdict.Passed)));

    private void AddPair(ModelComparison pair, string anchor)
    {
        string a = MarkdownText.Escape(pair.A.Name), b = MarkdownText.Escape(pair.B.Name);
        _page.Anchor(anchor).Heading(2, pair.A.Name == pair.B.Name ? a : $"{a} and {b}");
        foreach ((string side, ComparedModel model) in ((string, ComparedModel)[])[("A", pair.A), ("B", pair.B)])
        {
            if (model.Error is { } error)
                _page.Paragraph($"**Error in {side}:** {MarkdownText.Escape(error)}");
        }

        foreach (SuiteComparison suite in pair.Suites)
            AddSuite(pair, suite);
        if (pair.Suites.Count == 0)
            _page.Paragraph("No suite of this pair can be compared.");
    }

    private void AddSuite(ModelComparison pair, SuiteComparison suite)
    {
        string of = $"{MarkdownText.Escape(suite.Suite)} version {Values.Whole(suite.Version)}";
        _page.Heading(3, $"Verdicts of {of}");
        _page.Table(VerdictColumns(), suite.Criteria);
        string[] changes = [.. suite.Criteria.Where(criterion => criterion.Change != VerdictChange.Same).Select(Change)];
        _page.Paragraph(changes.Length == 0 ? "No verdict differs." : "**What changed:**");
        _page.Bullets(changes);

        _page.Heading(3, $"Measurements of {of}");
        IReadOnlyList<ComparedExhibit> figures = ComparedExhibit.Of(_comparison, pair, suite, _figures.Count + 1);
        _figures.AddRange(figures);
        HashSet<string> shown = [];
        foreach (ComparedExhibit figure in figures)
            AddFigure(figure, [.. suite.Experiments.Where(experiment => experiment.Values.Count > 0 && figure.Experiments.Contains(experiment.Experiment) && shown.Add(experiment.Experiment))]);
        foreach (ExperimentComparison experiment in suite.Experiments.Where(experiment => experiment.Values.Count > 0 && shown.Add(experiment.Experiment)))
            _page.Paragraph($"**Numbers of {MarkdownText.Escape(experiment.Experiment)}.** {Decided(experiment.Values)}").Table(ValueColumns(), experiment.Values);
        _page.Bullets(suite.Experiments.Where(experiment => experiment.NotCompared is not null || (experiment.Values.Count == 0 && !figures.Any(figure => figure.Experiments.Contains(experiment.Experiment))))
            .Select(experiment => $"**{MarkdownText.Escape(experiment.Experiment)}** is not compared: {MarkdownText.Escape(experiment.NotCompared ?? ShownApart)}"));
    }

    private void AddFigure(ComparedExhibit figure, ExperimentComparison[] experiments)
    {
        string title = MarkdownText.Escape(figure.Title), label = $"Figure {Values.Whole(figure.Number)}";
        ValueComparison[] values = [.. experiments.SelectMany(experiment => experiment.Values.Select(value =>
            experiments.Length == 1 ? value : value with { Quantity = $"{experiment.Experiment}: {value.Quantity}" }))];
        _page.Paragraph($"![{title}]({figure.Path})");
        _page.Paragraph($"**{label}. {title}.** {MarkdownText.Escape(figure.Caption)} {Decided(values)}".TrimEnd());
        if (values.Length > 0)
            _page.Collapsed($"Numbers of {label.ToLowerInvariant()}", ValueColumns(), values);
    }

    private static string Decided(IReadOnlyList<ValueComparison> values)
    {
        ComparedValue[] differences = [.. values.Select(value => value.Difference).Where(difference => difference?.Lower is not null).Select(difference => difference!)];
        return differences.Length == 0 ? "" : $"The interval leaves out 0 in {Values.Whole(differences.Count(difference => difference.ExcludesZero))} of {Values.Whole(differences.Length)} differences.";
    }

    private static Column<CriterionComparison>[] VerdictColumns() =>
    [
        new("Criterion", "", criterion => MarkdownText.Escape(criterion.Criterion)),
        new("A", "", criterion => VerdictMark.Words(criterion.A.Verdict), Verdicts: true),
        new("B", "", criterion => VerdictMark.Words(criterion.B.Verdict), Verdicts: true),
        new("Change", "", criterion => criterion.Change == VerdictChange.Same ? None : $"**{ChangeText.Of(criterion.Change)}**"),
        new("Value in A", "", criterion => Cell(criterion.Value.A), Numeric: true),
        new("Value in B", "", criterion => Cell(criterion.Value.B), Numeric: true),
        new("B - A", "", criterion => DifferenceCell(criterion.Value.Difference), Numeric: true),
    ];

    private static Column<ValueComparison>[] ValueColumns() =>
    [
        new("Quantity", "", value => MarkdownText.Escape(value.Quantity)),
        new("A", "", value => Cell(value.A), Numeric: true),
        new("B", "", value => Cell(value.B), Numeric: true),
        new("B - A", "", value => DifferenceCell(value.Difference), Numeric: true),
    ];

    private static string Change(CriterionComparison criterion) =>
        $"**{MarkdownText.Escape(criterion.Criterion)}**: {ChangeText.Of(criterion.Change)}. {Side("A", criterion.A)} {Side("B", criterion.B)}";

    private static string Side(string side, Judgement judgement) =>
        $"{side} {VerdictMark.Words(judgement.Verdict)}: {MarkdownText.Escape(judgement.Measured)} ({MarkdownText.Escape(judgement.Reason)}).";

    private static string Cell(ComparedValue? value) => value is null ? None : MarkdownText.Escape(ChangeText.Of(value));

    private static string DifferenceCell(ComparedValue? difference) =>
        difference is { ExcludesZero: true } ? $"**{Cell(difference)}**" : Cell(difference);
}
