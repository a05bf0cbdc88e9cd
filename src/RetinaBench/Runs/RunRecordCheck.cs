using RetinaBench.Criteria;
using RetinaBench.Experiments;

namespace RetinaBench.Runs;

/// <summary>Holds a record that was read to what every record of a run fulfils, so that reports need not ask.</summary>
internal static class RunRecordCheck
{
    /// <summary>Makes the error that names a place.</summary>
    /// <param name="path">JSON path in the record.</param>
    /// <param name="message">What is wrong there.</param>
    public delegate InputException ErrorAt(string path, string message);

    /// <summary>Checks a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="error">Makes the error that names the place in the file.</param>
    /// <exception cref="InputException">It contradicts itself; the place is named.</exception>
    public static void Check(RunRecord record, ErrorAt error)
    {
        if (record.StimuliPerPoint is < 1 or > RunOptions.MaximumStimuli)
            throw error("$.stimuliPerPoint", $"{record.StimuliPerPoint} is not in 1 to {RunOptions.MaximumStimuli}");
        Distinct(error, "$.suites", [.. record.Suites.Select(s => s.Id)]);
        Distinct(error, "$.models", [.. record.Models.Select(m => m.Name)]);
        for (int s = 0; s < record.Suites.Count; s++)
            Distinct(error, $"$.suites[{s}].criteria", [.. record.Suites[s].Criteria.Select(c => c.Id)]);
        if (record.Timing.ModelSeconds.Count != record.Models.Count)
            throw error("$.timing.modelSeconds", $"there are {record.Timing.ModelSeconds.Count} values for {record.Models.Count} models");
        for (int m = 0; m < record.Models.Count; m++)
        {
            IReadOnlyList<ModelSuiteRecord> suites = record.Models[m].Suites;
            Same(error, $"$.models[{m}].suites", "suites", [.. suites.Select(s => s.Suite)], [.. record.Suites.Select(s => s.Id)]);
            for (int s = 0; s < suites.Count; s++)
                Check(error, $"$.models[{m}].suites[{s}]", suites[s], record.Suites[s]);
        }
    }

    private static void Check(ErrorAt error, string path, ModelSuiteRecord found, SuiteRecord suite)
    {
        Distinct(error, $"{path}.outcomes", [.. found.Outcomes.Select(o => o.Experiment)]);
        for (int o = 0; o < found.Outcomes.Count; o++)
        {
            ExperimentOutcome outcome = found.Outcomes[o];
            if (outcome.Measurement is null == outcome.Refusal is null)
                throw error($"{path}.outcomes[{o}]", $"experiment {outcome.Experiment} must have a measurement or a refusal, and not both");
            if (outcome.Measurement?.FindFault() is { } fault)
                throw error($"{path}.outcomes[{o}].measurement", $"{outcome.Experiment}: {fault}");
        }

        Same(error, $"{path}.judgements", "judgements", [.. found.Judgements.Select(j => j.Criterion)], [.. suite.Criteria.Select(c => c.Id)]);
        for (int j = 0; j < found.Judgements.Count; j++)
        {
            CriterionCard card = suite.Criteria[j];
            if (found.Judgements[j].Verdict is null == card.Judged)
                throw error($"{path}.judgements[{j}]", $"criterion {card.Id} is {(card.Judged ? "judged, so it needs a verdict" : "descriptive, so it can have no verdict")}");
        }
    }

    private static void Distinct(ErrorAt error, string path, string[] names)
    {
        for (int i = 1; i < names.Length; i++)
        {
            if (Array.IndexOf(names, names[i], 0, i) >= 0)
                throw error($"{path}[{i}]", $"{names[i]} appears twice");
        }
    }

    private static void Same(ErrorAt error, string path, string what, string[] found, string[] wanted)
    {
        if (!found.SequenceEqual(wanted, StringComparer.Ordinal))
            throw error(path, $"the {what} are {string.Join(", ", found)} instead of {string.Join(", ", wanted)}");
    }
}
