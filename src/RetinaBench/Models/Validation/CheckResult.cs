namespace RetinaBench.Models.Validation;

/// <summary>The result of one check.</summary>
/// <param name="Id">Id of the check, for example <c>batch-independence</c>.</param>
/// <param name="Name">What is checked, in one sentence.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">One line: the place and value of a failure, why it was skipped, or what was compared.</param>
public sealed record CheckResult(string Id, string Name, CheckOutcome Outcome, string Reason);
