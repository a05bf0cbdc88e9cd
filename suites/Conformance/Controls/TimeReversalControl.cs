using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Runs;

namespace RetinaBench.Conformance.Controls;

/// <summary>The rule of time reversal: a model that does the task answers the opposite when a movie is played backwards, and so do its direction-selective types.</summary>
/// <remarks>
/// <para>Both runs label movies by what is seen, so that rightward motion played backwards counts as leftward: accuracy must stay,
/// and indices must keep their signs. A type that does not care about the order of frames changes its sign instead.</para>
/// <para>At whole pixels a frame what is seen of a movie played backwards is distributed as motion the other way: nothing is
/// truncated, and no dot that ever shows has left the field, which reaches 255 pixels beyond the view, since none moves
/// further than 50 frames x 3 pixels.</para>
/// </remarks>
internal static class TimeReversalControl
{
    /// <summary>Compares a model with itself on movies played backwards.</summary>
    /// <param name="forward">The model on movies as they are.</param>
    /// <param name="reversed">The model on movies played backwards.</param>
    /// <param name="options">Counts and thresholds.</param>
    public static ControlVerdict Judge(ModelRecord forward, ModelRecord reversed, TimeReversalOptions options)
    {
        if ((forward.Error ?? reversed.Error) is { } error)
            return new(Verdict.Failed, error);
        if (Accuracy(forward, options) is not { } working || Accuracy(reversed, options) is not { } accuracy)
            return new(Verdict.NotApplicable, "the model does not decide");
        if (working.Value < options.WorkingAccuracy)
            return new(Verdict.InsufficientData, FormattableString.Invariant($"does not do the task: accuracy {working.Value:0.###} is below {options.WorkingAccuracy}"));
        string accuracies = FormattableString.Invariant($"accuracy {working.Value:0.###} forward, {accuracy.Value:0.###} [{accuracy.Lower:0.###}, {accuracy.Upper:0.###}] backward");
        if (accuracy.Upper < options.AccuracyAtLeast)
            return new(Verdict.Failed, FormattableString.Invariant($"{accuracies}, at least {options.AccuracyAtLeast} is needed"));

        Dictionary<string, Estimate> plain = DirectionPreferences.Indices(forward), turned = DirectionPreferences.Indices(reversed);
        Finding[] indices = [.. plain.Where(p => turned.ContainsKey(p.Key)).Select(p => Finding.OfSigns(p.Key, p.Value, turned[p.Key], 1, options.Widening))];
        Finding[] contradicted = [.. indices.Where(f => f.Agreement == Agreement.Contradicted)];
        if (contradicted.Length > 0)
            return new(Verdict.Failed, $"the direction index does not follow time: {string.Join("; ", contradicted.Select(f => f.ToString()))}");
        int holds = indices.Count(f => f.Agreement == Agreement.Holds);
        string found = FormattableString.Invariant($"{accuracies}; {holds} of {indices.Length} direction indices are decided, and follow time");
        return new(holds > 0 && accuracy.Value >= options.AccuracyAtLeast ? Verdict.Passed : Verdict.InsufficientData, found);
    }

    private static Proportion? Accuracy(ModelRecord record, TimeReversalOptions options) =>
        record.Suites.Single().Outcomes.Single(o => o.Experiment == options.AccuracyExperiment).Measurement is AccuracyCurve curve
            ? curve.Points.Select(p => p.Overall).Aggregate((a, b) => a.Plus(b))
            : null;
}
