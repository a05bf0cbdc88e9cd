using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Json;
using RetinaBench.Runs;

namespace RetinaBench.Baselines.Conformance;

/// <summary>Puts baselines together to what the run was that they were accepted from, so that its leaderboard can be made again.</summary>
public static class BaselineRecord
{
    private const string NoBaseline = "the model has no baseline on this suite";

    /// <summary>The record of all baselines: models by name; times are zero, as baselines have none.</summary>
    /// <remarks>A suite that was not about a model has left no baseline of it, so that it is NotApplicable wherever it has none.</remarks>
    /// <param name="baselines">The baselines.</param>
    /// <exception cref="InputException">There are none, or they are not of one version of RetinaBench, number of stimuli, and of each suite; or those of a model are not of one version of it.</exception>
    public static RunRecord Of(IReadOnlyList<ConformanceBaseline> baselines)
    {
        ArgumentNullException.ThrowIfNull(baselines);
        if (baselines.Count == 0)
            throw new InputException("there are no baselines to make a leaderboard of");
        Agree(baselines, "RetinaBench", baseline => baseline.ToolVersion);
        Agree(baselines, "stimuli a point", baseline => FormattableString.Invariant($"{baseline.StimuliPerPoint}"));
        foreach (IGrouping<string, ConformanceBaseline> suite in baselines.GroupBy(baseline => baseline.Suite.Id, StringComparer.Ordinal))
            Agree([.. suite], $"suite {suite.Key}", baseline => StrictJson.Serialize(baseline.Suite), baseline => FormattableString.Invariant($"version {baseline.Suite.Version}"));
        foreach (IGrouping<string, ConformanceBaseline> model in baselines.GroupBy(baseline => baseline.Model.Name, StringComparer.Ordinal))
            Agree([.. model], "version of the model", baseline => baseline.Model.Card?.Version ?? "", baseline => $"version {baseline.Model.Card?.Version ?? "unknown"} on {baseline.Suite.Id}");
        SuiteRecord[] suites = [.. baselines.Select(baseline => baseline.Suite).DistinctBy(suite => suite.Id).OrderBy(suite => suite.Id, StringComparer.Ordinal)];
        ModelRecord[] models = [.. baselines.GroupBy(baseline => baseline.Model.Name, StringComparer.Ordinal).OrderBy(model => model.Key, StringComparer.Ordinal).Select(model => Join([.. model], suites))];
        return new()
        {
            Format = RunRecord.CurrentFormat,
            ToolVersion = baselines[0].ToolVersion,
            StimuliPerPoint = baselines[0].StimuliPerPoint,
            Suites = suites,
            Models = models,
            Timing = new() { StartedUtc = "", Seconds = 0, Machine = "", Threads = 1, ModelSeconds = [.. models.Select(_ => 0.0)] },
        };
    }

    private static ModelRecord Join(ConformanceBaseline[] model, SuiteRecord[] suites) => model[0].Model with
    {
        Suites =
        [
            .. suites.Select(suite => model.FirstOrDefault(baseline => baseline.Suite.Id == suite.Id)?.Found ?? Without(suite)),
        ],
    };

    private static ModelSuiteRecord Without(SuiteRecord suite) => new(
        suite.Id,
        [.. suite.Criteria.SelectMany(criterion => criterion.Experiments).Distinct().Select(id => ExperimentOutcome.Refused(id, RefusalKind.NotApplicable, NoBaseline))],
        [.. suite.Criteria.Select(criterion => new Judgement(criterion.Id, criterion.Judged ? Verdict.NotApplicable : null, null, null, null, "nothing", NoBaseline))]);

    private static void Agree(
        IReadOnlyList<ConformanceBaseline> baselines, string what, Func<ConformanceBaseline, string> value, Func<ConformanceBaseline, string>? shown = null)
    {
        if (baselines.FirstOrDefault(other => value(other) != value(baselines[0])) is not { } other)
            return;
        shown ??= value;
        throw new InputException(
            $"baselines are not of one {what}: {shown(baselines[0])} of {baselines[0].Model.Name}, {shown(other)} of {other.Model.Name}: accept all from one run");
    }
}
