using System.Globalization;
using RetinaBench.Cli.Terminal;
using RetinaBench.Stimuli;
using RetinaBench.Suites;

namespace RetinaBench.Cli.Listing;

/// <summary>An environment as <c>list environments</c> shows it.</summary>
/// <param name="Suite">Id of its suite.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Raised whenever its stimuli change.</param>
/// <param name="Geometry">Shape of its movies.</param>
/// <param name="Points">Number of points.</param>
/// <param name="Varied">What varies between points, with the range of each quantity.</param>
/// <param name="Fingerprint">SHA-256 that its stimuli must have.</param>
/// <param name="Description">What it shows, in one sentence.</param>
internal sealed record EnvironmentListing(
    string Suite, string Name, int Version, MovieGeometry Geometry, int Points, string Varied, string Fingerprint, string Description)
{
    /// <summary>The environments of suites.</summary>
    public static IReadOnlyList<EnvironmentListing> Of(IReadOnlyList<Suite> suites) =>
    [
        .. from suite in suites
           from entry in suite.Environments
           let e = entry.Environment
           select new EnvironmentListing(suite.Id, e.Name, e.Version, e.Geometry, e.Points.Count, Words.Varied(e.Points), entry.Fingerprint, entry.Description),
    ];

    /// <summary>The environments as text.</summary>
    public static TextTable Table(IReadOnlyList<EnvironmentListing> environments)
    {
        var table = new TextTable("suite", "environment", "version", "movies", "points", "varied", "description");
        foreach (EnvironmentListing e in environments)
            table.Add(e.Suite, e.Name, Text(e.Version), e.Geometry.ToString(), Text(e.Points), e.Varied, e.Description);
        return table;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
