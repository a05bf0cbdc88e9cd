using RetinaBench.Conformance.Runs;
using RetinaBench.Criteria;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Reflections;

namespace RetinaBench.Conformance.Controls;

/// <summary>Every model in a mirror.</summary>
public sealed class MirrorTests
{
    public static TheoryData<string> Models => [.. Registered.Names];

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Directions_InTheMirror_AreExchanged(string model) =>
        MirrorControl.Judge(ConformanceRuns.Plain(model), ConformanceRuns.Mirrored(model), ControlOptions.Current.Mirror).Report();

    /// <summary>Mirrored movies shown to the mirrored model are the movies shown to the model, exactly.</summary>
    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Responses_OfTheMirroredModelToMirroredMovies_AreTheModelsOwnBits(string name)
    {
        IRetinaModel model = Registered.Open(name);
        string decision = model.Card.FindLayer(LayerRole.Decision)!.Name;
        Stimulus[] movies = [.. ConformanceRuns.Suite.Environments.Where(e => e.Environment.Name is "task" or "single-direction").Select(e => e.Environment.Create(0, 0))];
        Stimulus[] mirrored = [.. movies.Select(m => MovieReflection.Of(m, Reflection.Mirror))];
        CellType[] lesioned = [.. model.Card.Layers.Where(l => l.Role != LayerRole.Decision).Select(l => new CellType(l.Name, l.CellTypes - 1))];
        ResponseRequest[] requests = [.. model.Card.Layers.Select(l => new ResponseRequest(l.Name, Reduction.Mean)), new(decision, Reduction.LastFrame)];
        var query = new ResponseQuery([new(Lesion.None, requests), new(Lesion.Of(lesioned), requests)]);

        ResponseBatch own = model.Respond(movies, query), seen = new MirroredModel("mirrored", model).Respond(mirrored, query);

        Assert.Equal(movies.Select(m => 1 - m.Label), mirrored.Select(m => m.Label));
        for (int s = 0; s < movies.Length; s++)
        {
            for (int c = 0; c < query.Conditions.Count; c++)
            {
                for (int r = 0; r < requests.Length; r++)
                {
                    float[] expected = own[s, c, r].ToArray();
                    Assert.Equal(requests[r].Layer == decision ? Exchanged(expected, requests[r].Reduction) : expected, seen[s, c, r].ToArray());
                }
            }
        }
    }

    // Of equal answers left is the decision, and right that of the mirror.
    private static float[] Exchanged(float[] answers, Reduction reduction) =>
        [answers[1], reduction == Reduction.LastFrame && answers[0] == answers[1] ? MathF.BitIncrement(answers[0]) : answers[0]];

    [Fact]
    public void Judge_ModelThatIsNotTurnedAround_Fails()
    {
        ModelRecord oracle = ConformanceRuns.Plain("oracle");
        ControlVerdict verdict = MirrorControl.Judge(oracle, oracle, ControlOptions.Current.Mirror);
        Assert.Equal(Verdict.Failed, verdict.Verdict);
        Assert.Contains("ganglion-direction-index ganglion:", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_OnePreferenceThatStays_Fails()
    {
        ModelRecord oracle = ConformanceRuns.Plain("oracle"), mirrored = ConformanceRuns.Mirrored("oracle");
        ModelRecord planted = Planted.WithIndex(mirrored, "ganglion-direction-index", 0, index => new(-index.Value, -index.Upper, -index.Lower, index.Count));
        Assert.Equal(Verdict.Passed, MirrorControl.Judge(oracle, mirrored, ControlOptions.Current.Mirror).Verdict);
        Assert.Equal(Verdict.Failed, MirrorControl.Judge(oracle, planted, ControlOptions.Current.Mirror).Verdict);
    }

    [Fact]
    public void Judge_OneVerdictThatTurns_Fails()
    {
        ModelRecord oracle = ConformanceRuns.Plain("oracle"), mirrored = ConformanceRuns.Mirrored("oracle");
        var accuracy = new Proportion(170, 340);
        ModelRecord planted = Planted.WithJudgement(mirrored, "task", j => j with { Verdict = Verdict.Failed, Value = accuracy.Value, Lower = accuracy.Lower, Upper = accuracy.Upper });
        ControlVerdict verdict = MirrorControl.Judge(oracle, planted, ControlOptions.Current.Mirror);
        Assert.Equal(Verdict.Failed, verdict.Verdict);
        Assert.Contains("task", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_VerdictAtItsThreshold_IsNoContradiction()
    {
        ModelRecord oracle = ConformanceRuns.Plain("oracle"), mirrored = ConformanceRuns.Mirrored("oracle");
        ModelRecord planted = Planted.WithJudgement(mirrored, "task", j => j with { Verdict = Verdict.Failed });
        Assert.Equal(Verdict.Passed, MirrorControl.Judge(oracle, planted, ControlOptions.Current.Mirror).Verdict);
    }

    [Fact]
    public void Judge_TypesThatAreSilent_AreNotPassed()
    {
        ModelRecord silent = Planted.IndicesOnly(ConformanceRuns.Plain("silent")), mirrored = Planted.IndicesOnly(ConformanceRuns.Mirrored("silent"));
        Assert.Equal(Verdict.InsufficientData, MirrorControl.Judge(silent, mirrored, ControlOptions.Current.Mirror).Verdict);
    }
}
