using RetinaBench.Criteria;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Runs;

namespace RetinaBench.Conformance.Controls;

/// <summary>The rule of the mirror: what preferred right prefers left, and verdicts stay.</summary>
/// <remarks>
/// <para>The two runs see different movies, the one those of the suite and the other their mirror images, so that only what the
/// intervals decide is compared. The rule holds for every model; of one without any preference it says nothing.</para>
/// <para>Movies show whole pixels a frame. At other speeds the published environments are not their own mirror images: positions are
/// truncated to the left, so that dots moving right begin with the smaller of two steps and dots moving left with the larger.</para>
/// </remarks>
internal static class MirrorControl
{
    /// <summary>Compares a model with itself in a mirror.</summary>
    /// <param name="model">The model.</param>
    /// <param name="mirrored">The model in the mirror.</param>
    /// <param name="options">Counts and thresholds.</param>
    public static ControlVerdict Judge(ModelRecord model, ModelRecord mirrored, MirrorOptions options)
    {
        if ((model.Error ?? mirrored.Error) is { } error)
            return new(Verdict.Failed, error);
        Dictionary<string, Estimate> plain = DirectionPreferences.Of(model), turned = DirectionPreferences.Of(mirrored);
        Finding[] preferences = [.. plain.Where(p => turned.ContainsKey(p.Key)).Select(p => Finding.OfSigns(p.Key, p.Value, turned[p.Key], -1, options.Widening))];
        Finding[] contradicted = [.. preferences.Concat(Verdicts(model, mirrored)).Where(f => f.Agreement == Agreement.Contradicted)];
        if (contradicted.Length > 0)
            return new(Verdict.Failed, $"not mirrored: {string.Join("; ", contradicted.Select(f => f.ToString()))}");
        int holds = preferences.Count(f => f.Agreement == Agreement.Holds);
        return holds > 0
            ? new(Verdict.Passed, FormattableString.Invariant($"{holds} of {preferences.Length} preferences are decided, and mirrored"))
            : new(Verdict.InsufficientData, FormattableString.Invariant($"none of {preferences.Length} preferences is decided in both runs, so there is nothing to mirror"));
    }

    private static IEnumerable<Finding> Verdicts(ModelRecord model, ModelRecord mirrored)
    {
        Dictionary<string, Judgement> plain = model.Suites.Single().Judgements.ToDictionary(j => j.Criterion);
        return mirrored.Suites.Single().Judgements.Select(turned => OfVerdicts(plain[turned.Criterion], turned));
    }

    // A value at its threshold passes in one run and fails in another; only intervals apart from each other tell two values apart.
    private static Finding OfVerdicts(Judgement plain, Judgement turned)
    {
        bool opposed = (plain.Verdict, turned.Verdict) is (Verdict.Passed, Verdict.Failed) or (Verdict.Failed, Verdict.Passed);
        bool apart = plain.Lower > turned.Upper || turned.Lower > plain.Upper;
        return new(
            turned.Criterion,
            opposed && apart ? Agreement.Contradicted : plain.Verdict == turned.Verdict ? Agreement.Holds : Agreement.Undecided,
            $"{plain.Verdict} with {plain.Measured}, in the mirror {turned.Verdict} with {turned.Measured}");
    }
}
