using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Json;

namespace RetinaBench.Runs;

/// <summary>Holds a record that was read to what every record of a run fulfils, so that reports need not ask.</summary>
internal static class RunRecordCheck
{
    /// <summary>Checks a record.</summary>
    /// <param name="input">The record as it was read.</param>
    /// <exception cref="InputException">It contradicts itself; the place is named.</exception>
    public static void Check(JsonInput<RunRecord> input)
    {
        RunRecord record = input.Value;
        if (record.StimuliPerPoint is < 1 or > RunOptions.MaximumStimuli)
            throw input.Error("$.stimuliPerPoint", $"{record.StimuliPerPoint} is not in 1 to {RunOptions.MaximumStimuli}");
        Distinct(input, "$.suites", [.. record.Suites.Select(s => s.Id)]);
        Distinct(input, "$.models", [.. record.Models.Select(m => m.Name)]);
        for (int s = 0; s < record.Suites.Count; s++)
            Distinct(input, $"$.suites[{s}].criteria", [.. record.Suites[s].Criteria.Select(c => c.Id)]);
        if (record.Timing.ModelSeconds.Count != record.Models.Count)
            throw input.Error("$.timing.modelSeconds", $"there are {record.Timing.ModelSeconds.Count} values for {record.Models.Count} models");
        for (int m = 0; m < record.Models.Count; m++)
        {
            IReadOnlyList<ModelSuiteRecord> suites = record.Models[m].Suites;
            Same(input, $"$.models[{m}].suites", "suites", [.. suites.Select(s => s.Suite)], [.. record.Suites.Select(s => s.Id)]);
            for (int s = 0; s < suites.Count; s++)
                Check(input, $"$.models[{m}].suites[{s}]", suites[s], record.Suites[s]);
        }
    }

    private static void Check(JsonInput<RunRecord> input, string path, ModelSuiteRecord found, SuiteRecord suite)
    {
        Distinct(input, $"{path}.outcomes", [.. found.Outcomes.Select(o => o.Experiment)]);
        for (int o = 0; o < found.Outcomes.Count; o++)
        {
            ExperimentOutcome outcome = found.Outcomes[o];
            if (outcome.Measurement is null == outcome.Refusal is null)
                throw input.Error($"{path}.outcomes[{o}]", $"experiment {outcome.Experiment} must have a measurement or a refusal, and not both");
            if (outcome.Measurement?.FindFault() is { } fault)
                throw input.Error($"{path}.outcomes[{o}].measurement", $"{outcome.Experiment}: {fault}");
        }

        Same(input, $"{path}.judgements", "judgements", [.. found.Judgements.Select(j => j.Criterion)], [.. suite.Criteria.Select(c => c.Id)]);
        for (int j = 0; j < found.Judgements.Count; j++)
        {
            CriterionCard card = suite.Criteria[j];
            if (found.Judgements[j].Verdict is null == card.Judged)
                throw input.Error($"{path}.judgements[{j}]", $"criterion {card.Id} is {(card.Judged ? "judged, so it needs a verdict" : "descriptive, so it can have no verdict")}");
        }
    }

    private static void Distinct(JsonInput<RunRecord> input, string path, string[] names)
    {
        for (int i = 1; i < names.Length; i++)
        {
            if (Array.IndexOf(names, names[i], 0, i) >= 0)
                throw input.Error($"{path}[{i}]", $"{names[i]} appears twice");
        }
    }

    private static void Same(JsonInput<RunRecord> input, string path, string what, string[] found, string[] wanted)
    {
        if (!found.SequenceEqual(wanted, StringComparer.Ordinal))
            throw input.Error(path, $"the {what} are {string.Join(", ", found)} instead of {string.Join(", ", wanted)}");
    }
}
