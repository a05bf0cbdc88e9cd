namespace RetinaBench.Reports;

/// <summary>The forms in which a report is written.</summary>
[Flags]
public enum ReportFormats
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Markdown: <c>LEADERBOARD.md</c> and a page a model, with figures.</summary>
    Markdown = 1,

    /// <summary>HTML: <c>index.html</c> and a page a model, with figures.</summary>
    Html = 2,

    /// <summary>JSON: <c>leaderboard.json</c>, verdicts and their values without the measurements.</summary>
    Json = 4,

    /// <summary>JUnit XML: <c>junit.xml</c>, a test a model and judged criterion.</summary>
    JUnit = 8,

    /// <summary>What people read.</summary>
    Pages = Markdown | Html,
}
