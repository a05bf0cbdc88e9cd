using RetinaBench.Conformance.Runs;
using RetinaBench.Criteria;
using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Reflections;

namespace RetinaBench.Conformance.Controls;

/// <summary>Every model on movies played backwards.</summary>
public sealed class TimeReversalTests
{
    private static readonly TimeReversalOptions s_options = ControlOptions.Current.TimeReversal;

    public static TheoryData<string> Models => [.. Registered.Names];

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Directions_PlayedBackwards_AreExchanged(string model)
    {
        ModelRecord forward = ConformanceRuns.Plain(model);
        ControlVerdict verdict = TimeReversalControl.Judge(forward, ConformanceRuns.Reversed(model), s_options);
        Assert.False(forward.Card!.Role == ModelRole.Null && verdict.Verdict == Verdict.Passed, $"a null passes: {verdict.Reason}");
        verdict.Report();
    }

    [Fact]
    public void Judge_Oracle_Passes() =>
        Assert.Equal(Verdict.Passed, Judge(ConformanceRuns.Reversed("oracle")).Verdict);

    /// <summary>A model that puts the frames back into order answers as if nothing had been turned around.</summary>
    [Fact]
    public void Judge_ModelThatDoesNotHeedTheOrderOfFrames_Fails()
    {
        ModelRecord restored = ConformanceRuns.ExecuteDirections(ConformanceRuns.ReversedDirections, "oracle", model => new FrameRestorer(model));
        ControlVerdict verdict = Judge(restored);
        Assert.Equal(Verdict.Failed, verdict.Verdict);
        Assert.Contains("accuracy", verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(Verdict.Failed, Judge(Planted.WithAccuracy(restored, s_options.AccuracyExperiment, 1)).Verdict);
    }

    [Fact]
    public void Judge_OneIndexOfTheOppositeSign_Fails() =>
        Assert.Equal(Verdict.Failed, Judge(Planted.WithIndex(ConformanceRuns.Reversed("oracle"), "ganglion-direction-index", 0, i => new(-i.Value, -i.Upper, -i.Lower, i.Count))).Verdict);

    [Theory]
    [InlineData(0.5, Verdict.Failed)]
    [InlineData(1.0, Verdict.Passed)]
    public void Judge_AccuracyAlone_Decides(double accuracy, Verdict expected) =>
        Assert.Equal(expected, Judge(Planted.WithAccuracy(ConformanceRuns.Reversed("oracle"), s_options.AccuracyExperiment, accuracy)).Verdict);

    [Fact]
    public void Judge_NoIndexDecided_IsNotPassed()
    {
        ModelRecord open = ConformanceRuns.Reversed("oracle");
        foreach (string experiment in new[] { "ganglion-direction-index", "amacrine-direction-index" })
        {
            int types = DirectionPreferences.Indices(open).Keys.Count(k => k.StartsWith(experiment, StringComparison.Ordinal));
            for (int type = 0; type < types; type++)
                open = Planted.WithIndex(open, experiment, type, i => i with { Lower = -1, Upper = 1 });
        }

        Assert.Equal(Verdict.InsufficientData, Judge(open).Verdict);
    }

    private static ControlVerdict Judge(ModelRecord reversed) => TimeReversalControl.Judge(ConformanceRuns.Plain("oracle"), reversed, s_options);

    private sealed class FrameRestorer(IRetinaModel inner) : IRetinaModel
    {
        public ModelCard Card => inner.Card;

        public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default) =>
            inner.Respond([.. stimuli.Select(s => MovieReflection.Of(s, Reflection.TimeReversal))], query, cancellation);
    }
}
