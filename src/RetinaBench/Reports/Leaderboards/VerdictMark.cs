using RetinaBench.Criteria;

namespace RetinaBench.Reports.Leaderboards;

/// <summary>How a verdict is written: a mark in tables, words elsewhere.</summary>
internal static class VerdictMark
{
    /// <summary>What stands between the mark of a verdict and that of its baseline.</summary>
    public const string Was = " (was ";

    /// <summary>Every verdict, the judged ones first.</summary>
    public static IReadOnlyList<Verdict> All { get; } = Enum.GetValues<Verdict>();

    public static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "P",
        Verdict.Failed => "F",
        Verdict.NotApplicable => "n/a",
        Verdict.InsufficientData => "?",
        Verdict.Errored => "E",
        _ => "-",
    };

    /// <summary>The mark of a verdict beside that of its baseline, where it was another.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="before">The verdict of the baseline; null where it was the same, or there is none to compare with.</param>
    public static string Mark(Verdict verdict, Verdict? before) => before is { } was ? $"{Mark(verdict)}{Was}{Mark(was)})" : Mark(verdict);

    public static string Words(Verdict? verdict) => Text.Of(verdict);

    /// <summary>What a verdict means, for legends.</summary>
    public static string Meaning(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "the claim holds for this model",
        Verdict.Failed => "the claim does not hold for this model",
        Verdict.NotApplicable => "the model lacks the layer or capability that the claim is about",
        Verdict.InsufficientData => "what the claim presupposes was not found, or the counts cannot tell",
        Verdict.Errored => "the model failed while it was measured",
        _ => "the experiment was not carried out in this run",
    };
}
