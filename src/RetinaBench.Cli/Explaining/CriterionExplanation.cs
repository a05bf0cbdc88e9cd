using RetinaBench.Criteria;
using RetinaBench.Suites;

namespace RetinaBench.Cli.Explaining;

/// <summary>A criterion with what it rests on, as <c>explain</c> shows it.</summary>
/// <param name="Suite">Id of its suite.</param>
/// <param name="Paper">The paper that makes the claim.</param>
/// <param name="Criterion">The claim, its rule and where it comes from.</param>
/// <param name="Experiments">What is done to find out, in the suite's order.</param>
/// <param name="Environments">What is shown meanwhile, in the suite's order.</param>
internal sealed record CriterionExplanation(
    string Suite, string Paper, CriterionCard Criterion, IReadOnlyList<NamedPart> Experiments, IReadOnlyList<NamedPart> Environments)
{
    /// <summary>Explains a criterion.</summary>
    /// <param name="suite">Its suite.</param>
    /// <param name="card">The criterion.</param>
    public static CriterionExplanation Of(Suite suite, CriterionCard card)
    {
        var experiments = suite.Experiments.Where(e => card.Experiments.Contains(e.Id)).ToList();
        HashSet<string> shown = [.. experiments.SelectMany(e => e.Environments)];
        return new(
            suite.Id,
            suite.Citation,
            card,
            [.. experiments.Select(e => new NamedPart(e.Id, e.Description))],
            [.. suite.Environments.Where(e => shown.Contains(e.Environment.Name)).Select(e => new NamedPart(e.Environment.Name, e.Description))]);
    }

    /// <summary>The explanation as text.</summary>
    /// <param name="output">Where to.</param>
    public void Write(TextWriter output)
    {
        output.WriteLine($"{Criterion.Id} ({Suite}, {(Criterion.Judged ? "judged" : "descriptive: measured and shown, never judged")})");
        Write(output, "claim", Criterion.Claim);
        Write(output, "rule", Criterion.Rule);
        Write(output, "published", Criterion.Published);
        Write(output, "citation", Criterion.Citation);
        Write(output, "paper", Paper);
        foreach (NamedPart experiment in Experiments)
            Write(output, "experiment", experiment.ToString());
        foreach (NamedPart environment in Environments)
            Write(output, "environment", environment.ToString());
    }

    private static void Write(TextWriter output, string what, string text) => output.WriteLine($"  {what,-13}{text}");
}
