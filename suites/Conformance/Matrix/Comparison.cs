using RetinaBench.Criteria;

namespace RetinaBench.Conformance.Matrix;

/// <summary>What a verdict means beside the expected one.</summary>
/// <param name="Outcome">Whether the test passes, fails or is skipped.</param>
/// <param name="Reason">One line.</param>
internal sealed record Comparison(Outcome Outcome, string Reason)
{
    /// <summary>Compares what was found with what is expected.</summary>
    /// <param name="expected">The expectation, or null where none has been reviewed.</param>
    /// <param name="found">What was found.</param>
    public static Comparison Of(Expectation? expected, Judgement found)
    {
        if (expected is null)
            return new(Outcome.Skipped, $"not reviewed yet: found {Text(found)}");
        if (expected.Verdict == found.Verdict)
        {
            return found.Verdict is Verdict.Passed or Verdict.Failed
                ? new(Outcome.Passed, Text(found))
                : new(Outcome.Skipped, Text(found));
        }

        // A value whose interval includes the threshold contradicts nothing; a claim that lost what it presupposes does.
        bool undecided = found is { Verdict: Verdict.InsufficientData, Lower: not null, Upper: not null } && expected.Verdict is Verdict.Passed or Verdict.Failed;
        return undecided
            ? new(Outcome.Skipped, $"expected {expected.Verdict}, undecided: {Text(found)}")
            : new(Outcome.Failed, $"expected {expected.Verdict}{(expected.Reason is null ? "" : $" ({expected.Reason})")}, found {Text(found)}");
    }

    private static string Text(Judgement found) => $"{found.Verdict}: {found.Measured}: {found.Reason}";
}
