using RetinaBench.Cli.Terminal;
using RetinaBench.Criteria;
using RetinaBench.Suites;

namespace RetinaBench.Cli.Listing;

/// <summary>A criterion as <c>list criteria</c> and <c>explain</c> show it.</summary>
/// <param name="Suite">Id of its suite.</param>
/// <param name="Card">The claim, its rule and where it comes from.</param>
/// <param name="Environments">Names of the environments that its experiments show, in the suite's order.</param>
internal sealed record CriterionListing(string Suite, CriterionCard Card, IReadOnlyList<string> Environments)
{
    /// <summary>The criteria of suites.</summary>
    public static IReadOnlyList<CriterionListing> Of(IReadOnlyList<Suite> suites) =>
        [.. suites.SelectMany(suite => suite.Criteria.Select(c => new CriterionListing(suite.Id, c.Card, EnvironmentsOf(suite, c.Card))))];

    /// <summary>The criteria as text.</summary>
    public static TextTable Table(IReadOnlyList<CriterionListing> criteria)
    {
        var table = new TextTable("suite", "criterion", "judged", "claim");
        foreach (CriterionListing c in criteria)
            table.Add(c.Suite, c.Card.Id, c.Card.Judged ? "yes" : "no", c.Card.Claim);
        return table;
    }

    private static IReadOnlyList<string> EnvironmentsOf(Suite suite, CriterionCard card)
    {
        HashSet<string> shown = [.. suite.Experiments.Where(e => card.Experiments.Contains(e.Id)).SelectMany(e => e.Environments)];
        return [.. suite.Environments.Select(e => e.Environment.Name).Where(shown.Contains)];
    }
}
