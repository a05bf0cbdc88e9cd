using RetinaBench.Criteria;

namespace RetinaBench.Baselines.Conformance;

/// <summary>What became of one verdict or one accuracy of a model since its baseline was accepted.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Suite">Id of the suite.</param>
/// <param name="Item">Id of the criterion, name of the accuracy, or empty where the whole model or suite is meant.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Fails">Whether the gate fails for it.</param>
/// <param name="Reason">What differs, in one line; empty where nothing does.</param>
public sealed record ConformanceChange(string Model, string Suite, string Item, BaselineChange Change, bool Fails, string Reason)
{
    /// <summary>The verdict of the baseline, where it was compared and was another one; null otherwise.</summary>
    public Verdict? VerdictBefore { get; init; }

    /// <summary>One line that names it.</summary>
    public override string ToString() => $"{Model}, {Suite}{(Item.Length > 0 ? "/" : "")}{Item}: {Words(Change)}{(Reason.Length > 0 ? ": " : "")}{Reason}";

    /// <summary>A change in words, for example <c>not comparable</c>.</summary>
    /// <param name="change">The change.</param>
    public static string Words(BaselineChange change) => change == BaselineChange.NotComparable ? "not comparable" : change.ToString().ToLowerInvariant();
}
