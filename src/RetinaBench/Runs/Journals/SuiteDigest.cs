using System.Text.Json.Serialization;
using RetinaBench.Criteria;
using RetinaBench.Experiments.Encoding.Recorded;
using RetinaBench.Suites;

namespace RetinaBench.Runs.Journals;

/// <summary>The content of a suite in one number, by which a run notices that a suite was changed under it.</summary>
internal static class SuiteDigest
{
    /// <summary>SHA-256 over the environments with their fingerprints, the experiments, the criteria with their rules, and the recordings.</summary>
    /// <param name="suite">The suite.</param>
    public static string Of(Suite suite)
    {
        var content = new Content(
            suite.Id,
            suite.Version,
            [.. suite.Environments.Select(EnvironmentRecord.Of)],
            [.. suite.Experiments.Select(e => new Planned(e.Id, e.Description, e.DependsOn, e.Environments))],
            [.. suite.Criteria.Select(c => c.Card)],
            suite.Recorded?.Sources,
            suite.Recorded?.Options);
        return Digests.Full(System.Text.Encoding.UTF8.GetString(JournalLine.ToJson(content)));
    }

    private sealed record Content(
        string Id,
        int Version,
        IReadOnlyList<EnvironmentRecord> Environments,
        IReadOnlyList<Planned> Experiments,
        IReadOnlyList<CriterionCard> Criteria,
        // Left out where there are none: digests of suites that need no recordings stay what they are.
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RecordedSource>? Recordings,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RecordedCellOptions? Options);

    private sealed record Planned(string Id, string Description, IReadOnlyList<string> DependsOn, IReadOnlyList<string> Environments);
}
