using System.Text.Json.Serialization;
using RetinaBench.Baselines.Conformance;
using RetinaBench.Criteria;
using RetinaBench.Json;
using RetinaBench.Models;
using RetinaBench.Reports.Leaderboards;
using RetinaBench.Runs;

namespace RetinaBench.Reports.Exchange;

/// <summary>The leaderboard as JSON: what other programs need without the measurements, which stand in the record.</summary>
/// <param name="ToolVersion">Version of RetinaBench that measured.</param>
/// <param name="StimuliPerPoint">Stimuli shown at each point of every environment.</param>
/// <param name="Suites">The suites, in the order of the record.</param>
/// <param name="Baselines">The run held against baselines; null where there are none.</param>
internal sealed record LeaderboardDocument(string ToolVersion, int StimuliPerPoint, IReadOnlyList<LeaderboardDocument.SuiteRows> Suites, ConformanceComparison? Baselines)
{
    /// <summary>Name of the file in the folder of a report.</summary>
    public const string FileName = "leaderboard.json";

    /// <summary>Makes the document.</summary>
    /// <param name="record">The record.</param>
    /// <param name="models">Its models.</param>
    /// <param name="comparison">The run held against baselines; null where there are none.</param>
    public static string Render(RunRecord record, IReadOnlyList<ReportedModel> models, ConformanceComparison? comparison) => StrictJson.Serialize(new LeaderboardDocument(
        record.ToolVersion,
        record.StimuliPerPoint,
        [.. record.Suites.Select((suite, i) => new SuiteRows(suite.Id, suite.Version, [.. Standing.Rank(models, i).Select(Row.Of)], Others(models, i)))],
        comparison));

    private static OtherModel[]? Others(IReadOnlyList<ReportedModel> models, int suite)
    {
        OtherModel[] others = [.. from entry in models let reason = entry.Model.Suites[suite].NotApplicable where reason is not null select new OtherModel(entry.Model.Name, reason)];
        return others.Length == 0 ? null : others;
    }

    /// <summary>A model that a suite is not about.</summary>
    /// <param name="Model">Its name.</param>
    /// <param name="Reason">What it lacks.</param>
    public sealed record OtherModel(string Model, string Reason);

    /// <summary>The rows of one suite.</summary>
    /// <param name="Suite">Id of the suite.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="Rows">The models that the suite is about, the best first, as the page has them.</param>
    /// <param name="NotApplicable">The others; left out where there are none.</param>
    public sealed record SuiteRows(
        string Suite, int Version, IReadOnlyList<Row> Rows, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<OtherModel>? NotApplicable);

    /// <summary>One model.</summary>
    /// <param name="Model">Its name.</param>
    /// <param name="Version">The version of its card; null where it could not be opened.</param>
    /// <param name="Role">Why it was run; null where it could not be opened.</param>
    /// <param name="Family">The models of one making that it belongs to, or null.</param>
    /// <param name="Passed">Criteria that hold.</param>
    /// <param name="Judged">Criteria that hold or fail.</param>
    /// <param name="Accuracy">Right answers of the intact model on the stimuli of the single-lesion experiment, 0 to 1; null where not measured.</param>
    /// <param name="Tier">Group of models whose accuracies cannot be told from the best of the group, from 1; null without an accuracy.</param>
    /// <param name="Plausibility">Passed criteria, of all judged ones that apply, 0 to 1; null where none applies.</param>
    /// <param name="Cost">What the model costs by its definition; null where it does not say.</param>
    /// <param name="IsOnFront">Whether no other subject beats it in accuracy, plausibility and cost.</param>
    /// <param name="Score">Accuracy and plausibility in one number, by the formula that the page prints; null without either.</param>
    /// <param name="ThresholdAlpha">Speed ratio at 75 % accuracy; null where not reached or not measured.</param>
    /// <param name="Judgements">One a criterion, in suite order.</param>
    public sealed record Row(
        string Model, string? Version, ModelRole? Role, string? Family, int Passed, int Judged, double? Accuracy,
        int? Tier, double? Plausibility, ModelCost? Cost, bool IsOnFront, double? Score, double? ThresholdAlpha, IReadOnlyList<Judgement> Judgements)
    {
        internal static Row Of(Standing standing) => new(
            standing.Entry.Model.Name, standing.Entry.Model.Card?.Version, standing.Entry.Model.Card?.Role, standing.Entry.Model.Family,
            standing.Count(Verdict.Passed), standing.Judged, standing.Accuracy?.Value,
            standing.Tier, standing.Plausibility, standing.Cost, standing.IsOnFront, standing.Score, standing.Threshold?.Value, standing.Results.Judgements);
    }
}
