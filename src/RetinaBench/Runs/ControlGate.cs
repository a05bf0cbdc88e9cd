using RetinaBench.Criteria;
using RetinaBench.Models;

namespace RetinaBench.Runs;

/// <summary>Tests the criteria by the controls of a run: no null may pass a judged criterion, and the oracle may fail none that it is eligible for.</summary>
/// <remarks>
/// A control that could not be measured is a fault as well: a gate that measured nothing is no gate. An oracle is not
/// eligible where its verdict is neither Passed nor Failed.
/// </remarks>
public static class ControlGate
{
    /// <summary>What the controls of a run did wrong, in the order of the record; empty when the criteria stand.</summary>
    /// <param name="record">The record of the run.</param>
    public static IReadOnlyList<ControlFault> FaultsOf(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. record.Models.SelectMany(FaultsOf)];
    }

    private static IEnumerable<ControlFault> FaultsOf(ModelRecord model)
    {
        if (model.Card?.Role is not (ModelRole.Oracle or ModelRole.Null))
            return [];
        if (model.Error is { } error)
            return [new(model.Name, null, null, $"is a control and was not measured to the end: {error}")];
        Verdict wrong = model.Card.Role == ModelRole.Null ? Verdict.Passed : Verdict.Failed;
        return
        [
            .. from suite in model.Suites
               from judgement in suite.Judgements
               where judgement.Verdict == wrong
               select new ControlFault(
                   model.Name,
                   suite.Suite,
                   judgement.Criterion,
                   wrong == Verdict.Passed
                       ? $"passes {suite.Suite}/{judgement.Criterion}, which no null may pass: {judgement.Reason}"
                       : $"fails {suite.Suite}/{judgement.Criterion}, which the oracle is eligible for: {judgement.Reason}"),
        ];
    }
}
