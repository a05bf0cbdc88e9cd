using RetinaBench.Cli.Listing;
using RetinaBench.Cli.Terminal;
using RetinaBench.Criteria;
using RetinaBench.Reports.Comparisons;

namespace RetinaBench.Cli.Comparing;

/// <summary>Writes a comparison in short, for people.</summary>
internal static class ComparisonText
{
    /// <summary>One table a pair of models: the verdicts that differ.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="folder">Where the whole of it was written, or null.</param>
    /// <param name="output">Where to.</param>
    public static void Write(RunComparison comparison, string? folder, TextWriter output)
    {
        foreach (ModelComparison pair in comparison.Models)
        {
            output.WriteLine($"A {pair.A.Name} ({comparison.A.Source})  B {pair.B.Name} ({comparison.B.Source})");
            foreach (SuiteComparison suite in pair.Suites)
                Write(suite, output);
            output.WriteLine();
        }

        if (folder is null)
            return;
        output.WriteLine($"comparison  {Path.Combine(folder, ComparisonWriter.MarkdownFileName)}");
        output.WriteLine($"site        {Path.Combine(folder, ComparisonWriter.HtmlFileName)}");
    }

    private static void Write(SuiteComparison suite, TextWriter output)
    {
        CriterionComparison[] judged = [.. suite.Criteria.Where(criterion => criterion.A.Verdict is not null)];
        CriterionComparison[] changed = [.. judged.Where(criterion => criterion.Change != VerdictChange.Same)];
        output.WriteLine($"  {suite.Suite}: {changed.Length} of {Words.Count(judged.Length, "verdict")} differ; passed {Passed(judged.Select(c => c.A))} in A, {Passed(judged.Select(c => c.B))} in B");
        if (changed.Length == 0)
            return;
        var table = new TextTable("  criterion", "change", "A", "B", "value in A", "value in B", "B - A");
        foreach (CriterionComparison criterion in changed)
        {
            table.Add(
                "  " + criterion.Criterion, ChangeText.Of(criterion.Change), Of(criterion.A.Verdict), Of(criterion.B.Verdict),
                Of(criterion.Value.A), Of(criterion.Value.B), Of(criterion.Value.Difference));
        }

        table.Write(output);
    }

    private static int Passed(IEnumerable<Judgement> judgements) => judgements.Count(judgement => judgement.Verdict == Verdict.Passed);

    private static string Of(Verdict? verdict) => Words.Of(verdict);

    private static string Of(ComparedValue? value) => value is null ? "-" : ChangeText.Of(value);
}
