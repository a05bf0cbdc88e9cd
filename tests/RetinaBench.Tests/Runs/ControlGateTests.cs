using RetinaBench.Criteria;
using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Runs;

public sealed class ControlGateTests
{
    [Theory]
    [InlineData(ModelRole.Null, Verdict.Passed, true)]
    [InlineData(ModelRole.Null, Verdict.Failed, false)]
    [InlineData(ModelRole.Null, Verdict.InsufficientData, false)]
    [InlineData(ModelRole.Null, null, false)]
    [InlineData(ModelRole.Oracle, Verdict.Failed, true)]
    [InlineData(ModelRole.Oracle, Verdict.Passed, false)]
    [InlineData(ModelRole.Oracle, Verdict.NotApplicable, false)]
    [InlineData(ModelRole.Oracle, Verdict.InsufficientData, false)]
    [InlineData(ModelRole.Subject, Verdict.Failed, false)]
    [InlineData(ModelRole.Subject, Verdict.Passed, false)]
    public void FaultsOf_OneVerdictOfOneModel_IsAFaultOnlyWhereAControlDidTheOpposite(ModelRole role, Verdict? verdict, bool isFault)
    {
        IReadOnlyList<ControlFault> faults = ControlGate.FaultsOf(RecordOf(Measured("m", role, verdict)));

        if (!isFault)
        {
            Assert.Empty(faults);
            return;
        }

        ControlFault fault = Assert.Single(faults);
        Assert.Equal(("m", "suite", "claim"), (fault.Model, fault.Suite, fault.Criterion));
        Assert.Contains("suite/claim", fault.ToString(), StringComparison.Ordinal);
        Assert.Contains("the reason", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FaultsOf_ControlThatFailed_IsAFaultBecauseItTestedNothing()
    {
        ModelRecord failed = Measured("m", ModelRole.Null, Verdict.Errored) with { Error = "it threw" };

        ControlFault fault = Assert.Single(ControlGate.FaultsOf(RecordOf(failed)));

        Assert.Null(fault.Criterion);
        Assert.Contains("it threw", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FaultsOf_SubjectThatFailedOrCouldNotBeOpened_IsNone()
    {
        ModelRecord failed = Measured("a", ModelRole.Subject, Verdict.Errored) with { Error = "it threw" };

        Assert.Empty(ControlGate.FaultsOf(RecordOf(failed, failed with { Name = "b", Card = null })));
    }

    private static RunRecord RecordOf(params ModelRecord[] models) => new()
    {
        Format = RunRecord.CurrentFormat,
        ToolVersion = "0",
        StimuliPerPoint = 1,
        Suites = [],
        Models = models,
        Timing = new() { StartedUtc = "", Seconds = 0, Machine = "", Threads = 1, ModelSeconds = [] },
    };

    private static ModelRecord Measured(string name, ModelRole role, Verdict? verdict) => new()
    {
        Name = name,
        Kind = "fake",
        Card = new() { Name = name, Version = "1", Description = "", Citation = "", Input = new MovieGeometry(1, 1, 1), Layers = [], Role = role },
        Error = null,
        Suites = [new("suite", [], [new("claim", verdict, null, null, null, "measured", "the reason")])],
    };
}
