using RetinaBench.Models;
using RetinaBench.Reference.Controls;
using RetinaBench.Reference.Controls.Oracle;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Controls.Oracle;

// Thresholds are the protocol's (task-easy, task-difficult, psychometric-robust), except where a comment says otherwise.
public sealed partial class CorrelatorModelTests
{
    private const int Stimuli = 200;

    private static readonly CorrelatorModel Model = new();

    [Theory]
    [InlineData(2.0)]
    [InlineData(2.5)]
    [InlineData(3.0)]
    [InlineData(4.0)]
    public void Accuracy_AlphaOfTwoOrMore_IsRobust(double alpha) =>
        Assert.InRange(Shown.Accuracy(Model, Shown.AtAlpha(alpha, Stimuli)), 0.95, 1);

    [Theory]
    [InlineData(1.25)]
    [InlineData(1.37)]
    [InlineData(1.49)]
    public void Accuracy_FastStimuli_IsNearPerfect(double slowSpeed) =>
        Assert.InRange(Shown.Accuracy(Model, Shown.AtSlowSpeed(slowSpeed, Stimuli)), 0.99, 1);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.62)]
    [InlineData(0.74)]
    public void Accuracy_SlowStimuli_IsWellAboveEightyPercent(double slowSpeed) =>
        Assert.InRange(Shown.Accuracy(Model, Shown.AtSlowSpeed(slowSpeed, Stimuli)), 0.97, 1);

    [Fact]
    public void Accuracy_AlphaGrowsFromOneToTwo_Rises()
    {
        // Steps of 0.25 in alpha raise accuracy by more than the standard error of 200 stimuli, 0.035 at most.
        double[] accuracies = [.. new[] { 1.1, 1.35, 1.6, 2.0 }.Select(alpha => Shown.Accuracy(Model, Shown.AtAlpha(alpha, Stimuli)))];
        Assert.InRange(accuracies[0], 0.55, 0.75);
        Assert.Equal(accuracies.Order(), accuracies);
    }

    [Fact]
    public void Accuracy_EqualSpeeds_IsChance()
    {
        // Three binomial standard deviations at 200 stimuli.
        const double Chance = 0.5, Spread = 3 * 0.0354;
        Assert.InRange(Shown.Accuracy(Model, Shown.AtAlpha(1, Stimuli)), Chance - Spread, Chance + Spread);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    public void Accuracy_PopulationCalledFastIsSlower_AnswersTheTrulyFasterDirection(double alpha) =>
        Assert.InRange(1 - Shown.Accuracy(Model, Shown.AtAlpha(alpha, Stimuli)), 0.95, 1);

    [Fact]
    public void Respond_TimeAveragedMovie_IsSilentAndAnswersLeft()
    {
        Stimulus[] still = [.. Shown.AtAlpha(2, 4).Select(s => Shown.Dense(s, AverageOverTime))];
        ResponseBatch batch = Model.Respond(still, ResponseQuery.Of(Lesion.None, [.. Model.Card.Layers.Select(l => new ResponseRequest(l.Name, Reduction.Full))]));
        for (int stimulus = 0; stimulus < still.Length; stimulus++)
        {
            for (int layer = 0; layer < Model.Card.Layers.Count; layer++)
                Assert.DoesNotContain(batch[stimulus, 0, layer].ToArray(), v => v != 0);
        }
    }

    [Fact]
    public void Accuracy_StaticNullAroundIt_IsThatOfAlwaysLeft()
    {
        Stimulus[] stimuli = Shown.AtAlpha(2, 20);
        Assert.Equal(stimuli.Count(s => s.Label == 0) / (double)stimuli.Length, Shown.Accuracy(new StaticModel("static", Model), stimuli));
    }

    [Fact]
    public void Respond_MirroredMovie_MirrorsTheDecisionToTheBit()
    {
        Stimulus[] stimuli = [.. Shown.AtAlpha(1.5, 6).Select(s => Shown.Dense(s))];
        Stimulus[] mirrored = [.. stimuli.Select(s => Shown.Dense(s, MirrorColumns))];
        var trace = ResponseQuery.Of(Lesion.None, new ResponseRequest("decision", Reduction.Full));
        ResponseBatch plain = Model.Respond(stimuli, trace), turned = Model.Respond(mirrored, trace);
        for (int i = 0; i < stimuli.Length; i++)
        {
            int frames = Model.Card.Geometry.Frames;
            Assert.Equal(plain[i, 0, 0][..frames].ToArray(), turned[i, 0, 0][frames..].ToArray());
            Assert.Equal(plain[i, 0, 0][frames..].ToArray(), turned[i, 0, 0][..frames].ToArray());
        }
    }

    [Fact]
    public void Respond_TimeReversedMovie_FlipsTheDecision()
    {
        Stimulus[] stimuli = Shown.AtAlpha(2.5, 10);
        Stimulus[] reversed = [.. stimuli.Select(s => Shown.Dense(s, ReverseFrames))];
        Assert.Equal(1, Shown.Accuracy(Model, stimuli));
        Assert.Equal(0, Shown.Accuracy(Model, reversed));
    }

    private static void AverageOverTime(float[] movie)
    {
        int pixels = Model.Card.Geometry.PixelsPerFrame, frames = Model.Card.Geometry.Frames;
        for (int p = 0; p < pixels; p++)
        {
            double sum = 0;
            for (int t = 0; t < frames; t++)
                sum += movie[(t * pixels) + p];
            for (int t = 0; t < frames; t++)
                movie[(t * pixels) + p] = (float)(sum / frames);
        }
    }

    private static void MirrorColumns(float[] movie)
    {
        for (int start = 0; start < movie.Length; start += Model.Card.Geometry.Columns)
            movie.AsSpan(start, Model.Card.Geometry.Columns).Reverse();
    }

    private static void ReverseFrames(float[] movie)
    {
        float[] copy = [.. movie];
        int pixels = Model.Card.Geometry.PixelsPerFrame;
        for (int start = 0; start < movie.Length; start += pixels)
            copy.AsSpan(start, pixels).CopyTo(movie.AsSpan(movie.Length - pixels - start));
    }
}
