namespace RetinaBench.Models.Validation;

/// <summary>What a check found.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">One line with place and value.</param>
public sealed record CheckVerdict(CheckOutcome Outcome, string Reason)
{
    /// <summary>The model keeps this part of the contract.</summary>
    /// <param name="compared">What was looked at, and how much of it.</param>
    public static CheckVerdict Passed(string compared) => new(CheckOutcome.Passed, compared);

    /// <summary>The model breaks it.</summary>
    /// <param name="reason">Place, value found and value expected.</param>
    public static CheckVerdict Failed(string reason) => new(CheckOutcome.Failed, reason);

    /// <summary>The check does not apply.</summary>
    /// <param name="reason">What the model lacks.</param>
    public static CheckVerdict Skipped(string reason) => new(CheckOutcome.Skipped, reason);
}
