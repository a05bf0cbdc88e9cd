using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measurements;

/// <summary>Accuracy over what varies in an environment: a psychometric curve when that is alpha.</summary>
/// <param name="Axis">What varies.</param>
/// <param name="Condition">Text form of the lesion; empty for the intact model.</param>
/// <param name="Points">In ascending order of x. Where alpha &lt; 1 the truly faster direction counts as correct; at alpha = 1 there is no right answer and the point is never judged.</param>
/// <param name="Threshold">X at 75 % accuracy on the rising part (monotone fit), with a seeded bootstrap interval; null when the curve does not reach it or the experiment does not ask for it.</param>
public sealed record AccuracyCurve(Axis Axis, string Condition, IReadOnlyList<AccuracyPoint> Points, Estimate? Threshold) : Measurement
{
    /// <inheritdoc/>
    public override string? FindFault() => Points
        .Select(point => PackedAnswers.FindFault(point.Answers, point.Overall.Successes, point.Overall.Trials) is { } fault ? FormattableString.Invariant($"{Axis.Name} = {point.X}: {fault}") : null)
        .FirstOrDefault(fault => fault is not null);
}
