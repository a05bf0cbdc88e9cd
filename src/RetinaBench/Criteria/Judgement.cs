namespace RetinaBench.Criteria;

/// <summary>A criterion's verdict on one model and what it rests on.</summary>
/// <param name="Criterion">Id of the criterion.</param>
/// <param name="Verdict">The verdict; null for a descriptive entry, which is measured and shown but never judged.</param>
/// <param name="Value">The decisive value, or null without one.</param>
/// <param name="Lower">Lower end of its 95 % interval, or null.</param>
/// <param name="Upper">Upper end of its 95 % interval, or null.</param>
/// <param name="Measured">What was measured, in words and numbers, for the report: one line.</param>
/// <param name="Reason">Why the verdict is what it is: one line.</param>
public sealed record Judgement(
    string Criterion, Verdict? Verdict, double? Value, double? Lower, double? Upper, string Measured, string Reason);
