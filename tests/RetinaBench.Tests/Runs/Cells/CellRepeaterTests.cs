using RetinaBench.Criteria;
using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Runs.Cells;
using RetinaBench.Stimuli;
using RetinaBench.Suites;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Runs.Cells;

public sealed class CellRepeaterTests
{
    // Fake experiments measure all that a tally holds, and so also what another one asks of the same lesion: that one is left out.
    private static readonly Suite s_suite = FakeSuite.Default with
    {
        Experiments = [.. FakeSuite.Default.Experiments.Where(e => e.Id != "means")],
        Criteria = [.. FakeSuite.Default.Criteria.Where(c => c.Card.Id != "means-measured")],
    };

    private static readonly RunRecord s_record = RunOf.Execute(s_suite, RunOf.Options(), new FakeModel("a"), new FakeModel());

    public static TheoryData<string> Criteria => [.. s_suite.Criteria.Select(c => c.Card.Id)];

    [Theory]
    [MemberData(nameof(Criteria))]
    public void Repeat_SameModel_FindsTheSameToTheLastDigit(string criterion)
    {
        foreach (int threads in new[] { 1, 3 })
        {
            RepeatedCell repeated = Repeat(criterion, new FakeModel(), threads: threads);
            Assert.Empty(repeated.Differences);
            Assert.Equal(Verdict.Passed, repeated.Again.Verdict);
            Assert.Equal(repeated.Recorded, repeated.Again);
        }
    }

    [Fact]
    public void Repeat_OneCell_ShowsNoOtherEnvironment()
    {
        var model = new FakeModel();
        RepeatedCell repeated = Repeat("circuits-measured", model);
        Assert.Equal(["lesions", "circuits"], repeated.Experiments);
        Assert.All(model.Shown.Keys, id => Assert.StartsWith("task/", id, StringComparison.Ordinal));
    }

    [Fact]
    public void Repeat_ModelThatAnswersOneStimulusOtherwise_NamesExperimentAndPlace()
    {
        static ResponseBatch Nudge(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, ResponseBatch batch)
        {
            for (int s = 0; s < stimuli.Count; s++)
            {
                if (stimuli[s].Id == "sweep/2/7")
                    batch[s, 0, 1][0] = MathF.BitIncrement(batch[s, 0, 1][0]);
            }

            return batch;
        }

        RepeatedCell repeated = Repeat("curve-measured", new FakeModel { Misbehave = Nudge });
        Assert.False(repeated.IsSame);
        Assert.Matches("^experiment curve, measurement, rows 2, means [0-9]+, value: recorded [0-9.]+, now [0-9.]+$", Assert.Single(repeated.Differences));
    }

    [Fact]
    public void Repeat_AnotherModelUnderTheName_NamesItsCard()
    {
        var model = new FakeModel();
        RepeatedCell repeated = Repeat("curve-measured", new FakeModel { Card = model.Card with { Version = "2" } });
        Assert.Equal("the model's card, version: recorded \"1\", now \"2\"", Assert.Single(repeated.Differences));
    }

    [Fact]
    public void Repeat_AnotherVersionStimuliOrRule_IsRefused()
    {
        SuiteRecord suite = s_record.Suites[0];
        string Refused(SuiteRecord changed) =>
            Assert.Throws<InputException>(() => Repeat("curve-measured", new FakeModel(), s_record with { Suites = [changed] })).Message;

        Assert.Equal("fake/fake-suite/curve-measured: was measured with version 7 of the suite; it has version 1 now", Refused(suite with { Version = 7 }));
        Assert.Equal(
            "fake/fake-suite/curve-measured: environment sweep shows other stimuli now than those of the record",
            Refused(suite with { Environments = [.. suite.Environments.Select(e => e with { Fingerprint = new('0', 64) })] }));
        Assert.StartsWith(
            "fake/fake-suite/curve-measured: was judged by another rule: \"x\", now \"",
            Refused(suite with { Criteria = [.. suite.Criteria.Select(c => c with { Rule = "x" })] }),
            StringComparison.Ordinal);
    }

    private static RepeatedCell Repeat(string criterion, FakeModel model, RunRecord? record = null, int threads = 2) =>
        CellRepeater.Repeat(record ?? s_record, new("fake", s_suite.Id, criterion), s_suite, RunOf.Entry(model), threads);
}
