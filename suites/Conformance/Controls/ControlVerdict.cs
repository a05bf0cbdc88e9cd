using RetinaBench.Criteria;

namespace RetinaBench.Conformance.Controls;

/// <summary>What a control says of one model.</summary>
/// <param name="Verdict">Failed where a finding contradicts, Passed where what is needed holds, else InsufficientData.</param>
/// <param name="Reason">One line.</param>
internal sealed record ControlVerdict(Verdict Verdict, string Reason)
{
    /// <summary>Fails the calling test where the verdict is Failed, and skips it where nothing was decided.</summary>
    public void Report()
    {
        Assert.True(Verdict != Verdict.Failed, Reason);
        Skip.If(Verdict != Verdict.Passed, Reason);
    }
}
