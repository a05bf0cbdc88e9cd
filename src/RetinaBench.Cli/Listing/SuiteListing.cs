using System.Globalization;
using RetinaBench.Cli.Terminal;
using RetinaBench.Experiments;
using RetinaBench.Suites;

namespace RetinaBench.Cli.Listing;

/// <summary>A suite as <c>list suites</c> shows it.</summary>
/// <param name="Id">Name of the suite.</param>
/// <param name="Version">Raised exactly when scores may change.</param>
/// <param name="Title">The title.</param>
/// <param name="Citation">The paper.</param>
/// <param name="Environments">Number of environments.</param>
/// <param name="Experiments">Number of experiments.</param>
/// <param name="Models">What models must be able to do to be its subjects, for example <c>responding</c> to stimuli.</param>
/// <param name="Criteria">Number of criteria.</param>
/// <param name="Judged">How many of them are judged; the others are descriptive.</param>
internal sealed record SuiteListing(string Id, int Version, string Title, string Citation, int Environments, int Experiments, IReadOnlyList<ModelAbility> Models, int Criteria, int Judged)
{
    /// <summary>Sums up suites.</summary>
    public static IReadOnlyList<SuiteListing> Of(IReadOnlyList<Suite> suites) =>
    [
        .. suites.Select(s => new SuiteListing(s.Id, s.Version, s.Title, s.Citation, s.Environments.Count, s.Experiments.Count, [.. s.Experiments.Select(e => e.Needs).Distinct().Order()], s.Criteria.Count, s.Criteria.Count(c => c.Card.Judged))),
    ];

    /// <summary>The suites as text.</summary>
    public static TextTable Table(IReadOnlyList<SuiteListing> suites)
    {
        var table = new TextTable("suite", "version", "environments", "experiments", "models", "criteria (judged)", "title");
        foreach (SuiteListing s in suites)
            table.Add(s.Id, Text(s.Version), Text(s.Environments), Text(s.Experiments), string.Join(", ", s.Models.Select(Words.Of)), $"{Text(s.Criteria)} ({Text(s.Judged)})", s.Title);
        return table;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
