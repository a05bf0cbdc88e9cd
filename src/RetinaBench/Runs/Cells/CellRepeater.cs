using System.Text.Json;
using System.Text.Json.Nodes;
using RetinaBench.Criteria;
using RetinaBench.Experiments.Encoding.Recorded;
using RetinaBench.Json;
using RetinaBench.Suites;

namespace RetinaBench.Runs.Cells;

/// <summary>Measures one cell of a record again, and compares digit by digit.</summary>
/// <remarks>Only what the criterion needs is shown. No result depends on what else is asked of a model, so that every digit must be that of the record.</remarks>
public static class CellRepeater
{
    /// <summary>Measures a cell again.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cell">One of its cells.</param>
    /// <param name="suite">The suite as it is now.</param>
    /// <param name="model">The model, under its name in the record.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="progress">Is told how far the run has come; may be null.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <exception cref="InputException">The suite is not the one of the record any more, or cannot be run.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static RepeatedCell Repeat(
        RunRecord record, Cell cell, Suite suite, RunModel model, int threads, IRunProgress? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(suite);
        Suite part = PartOf(record.Suites.Single(s => s.Id == cell.Suite), suite, cell);
        var options = new RunOptions { StimuliPerPoint = record.StimuliPerPoint, Threads = threads };
        ModelRecord again = new RunExecutor(options).Execute([part], [model], progress, cancellation).Models[0];
        ModelRecord recorded = record.Models.Single(m => m.Name == cell.Model);
        ModelSuiteRecord before = recorded.Suites.Single(s => s.Suite == cell.Suite), now = again.Suites[0];
        Judgement was = before.Judgements.Single(j => j.Criterion == cell.Criterion), found = now.Judgements[0];
        return new(cell, record.StimuliPerPoint, [.. part.Experiments.Select(e => e.Id)], was, found,
        [
            .. Difference("the model's card", recorded.Card, again.Card),
            .. now.Outcomes.SelectMany(o => Difference($"experiment {o.Experiment}", before.Outcomes.FirstOrDefault(r => r.Experiment == o.Experiment), o)),
            .. Difference("the judgement", was, found),
        ]);
    }

    // What was measured under another version, or of other stimuli, or by another rule, is not the same cell.
    private static Suite PartOf(SuiteRecord recorded, Suite suite, Cell cell)
    {
        if (suite.Version != recorded.Version)
            throw new InputException(FormattableString.Invariant($"{cell}: was measured with version {recorded.Version} of the suite; it has version {suite.Version} now"));
        if (suite.Criteria.All(c => c.Card.Id != cell.Criterion))
            throw new InputException($"{cell}: the suite has no such criterion now");
        if (!(recorded.Recordings ?? []).SequenceEqual(suite.Recorded?.Sources ?? []))
            throw new InputException($"{cell}: was measured on {Names(recorded.Recordings)}, not on {Names(suite.Recorded?.Sources)}");
        Suite part = SuitePart.Of(suite, cell.Criterion);
        foreach (SuiteEnvironment shown in part.Environments)
        {
            if (!recorded.Environments.Contains(EnvironmentRecord.Of(shown)))
                throw new InputException($"{cell}: environment {shown.Environment.Name} shows other stimuli now than those of the record");
        }

        CriterionCard rule = recorded.Criteria.Single(c => c.Id == cell.Criterion), ruleNow = part.Criteria[0].Card;
        return rule.IsJudgedLike(ruleNow)
            ? part
            : throw new InputException($"{cell}: was judged by another rule: \"{rule.Rule}\", now \"{ruleNow.Rule}\"");
    }

    private static string Names(IReadOnlyList<RecordedSource>? sources) => sources is { Count: > 0 } ? string.Join(", ", sources) : "no recordings";

    private static IEnumerable<string> Difference<T>(string what, T? recorded, T? again)
        where T : class =>
        FirstDifference(Node(recorded), Node(again), "") is { } difference ? [$"{what}{difference}"] : [];

    private static JsonNode? Node<T>(T? value)
        where T : class =>
        value is null ? null : JsonNode.Parse(StrictJson.Serialize(value));

    private static string? FirstDifference(JsonNode? a, JsonNode? b, string place)
    {
        switch (a, b)
        {
            case (JsonObject left, JsonObject right):
                foreach (string name in left.Select(m => m.Key).Union(right.Select(m => m.Key)))
                {
                    if (FirstDifference(left[name], right[name], $"{place}, {name}") is { } difference)
                        return difference;
                }

                return null;
            case (JsonArray left, JsonArray right) when left.Count == right.Count:
                for (int i = 0; i < left.Count; i++)
                {
                    if (FirstDifference(left[i], right[i], FormattableString.Invariant($"{place} {i}")) is { } difference)
                        return difference;
                }

                return null;
            default:
                return JsonNode.DeepEquals(a, b) ? null : $"{place}: recorded {Short(a)}, now {Short(b)}";
        }
    }

    private static string Short(JsonNode? node)
    {
        const int Longest = 100;
        string text = node is null ? "nothing" : OneLine.Of(node.ToJsonString(JsonSerializerOptions.Default));
        return text.Length <= Longest ? text : text[..Longest] + "...";
    }
}
