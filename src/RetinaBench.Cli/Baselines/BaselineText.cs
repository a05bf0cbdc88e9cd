using System.Globalization;
using RetinaBench.Baselines.Conformance;
using RetinaBench.Cli.Listing;
using RetinaBench.Cli.Terminal;

namespace RetinaBench.Cli.Baselines;

/// <summary>Writes baselines, and what became of them, for people.</summary>
internal static class BaselineText
{
    /// <summary>What became of each model, counted, and a line for everything that is not the same.</summary>
    /// <param name="comparison">A run held against baselines.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ConformanceComparison comparison, TextWriter output)
    {
        foreach (ConformanceChange change in comparison.Changes.Where(change => change.Change is BaselineChange.Improved or BaselineChange.Regressed or BaselineChange.Vanished))
            output.WriteLine(change);
        // Where a whole model or suite is meant, once; of single verdicts and accuracies how often is enough.
        foreach (IGrouping<string, ConformanceChange> reason in comparison.Changes
            .Where(change => change.Change is BaselineChange.New or BaselineChange.NotComparable)
            .GroupBy(change => change.Item.Length == 0 ? $"{change.Suite}: {change.Reason}" : $"{change.Suite}, single verdicts and accuracies: {change.Reason}", StringComparer.Ordinal))
        {
            string[] models = [.. reason.Select(change => change.Model).Distinct()];
            output.WriteLine($"{reason.Key} ({Words.Count(reason.Count(), "time")}: {string.Join(", ", models)})");
        }

        output.WriteLine($"baselines  {Counted(comparison)}");
    }

    /// <summary>A line for everything that fails the gate.</summary>
    /// <param name="comparison">A run held against baselines.</param>
    /// <param name="error">Where to.</param>
    public static void WriteFailures(ConformanceComparison comparison, TextWriter error)
    {
        foreach (ConformanceChange change in comparison.Changes.Where(change => change.Fails))
            error.WriteLine($"{RetinaBenchApp.Name}: gate failed: {change}");
    }

    /// <summary>How often what became of a verdict or an accuracy, in one line.</summary>
    /// <param name="comparison">A run held against baselines.</param>
    public static string Counted(ConformanceComparison comparison) => string.Join(", ",
        Enum.GetValues<BaselineChange>().Select(change => (Change: change, Count: comparison.Count(change))).Where(pair => pair.Count > 0)
            .Select(pair => $"{Number(pair.Count)} {ConformanceChange.Words(pair.Change)}")
            .DefaultIfEmpty("none"));

    /// <summary>A table of baselines.</summary>
    /// <param name="rows">The baselines.</param>
    /// <param name="folder">Where they lie.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IReadOnlyList<BaselineRow> rows, string folder, TextWriter output)
    {
        if (rows.Count == 0)
        {
            output.WriteLine($"no baselines in {folder}; '{RetinaBenchApp.Name} baseline accept RUN.json' makes them");
            return;
        }

        var table = new TextTable("suite", "version", "model", "version", "stimuli a point", "passed / judged", "measured by");
        foreach (BaselineRow row in rows)
        {
            table.Add(
                row.Suite, Number(row.SuiteVersion), row.Model, row.ModelVersion ?? "-", Number(row.StimuliPerPoint),
                $"{Number(row.Passed)} / {Number(row.Judged)}", $"RetinaBench {row.ToolVersion}");
        }

        table.Write(output);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
