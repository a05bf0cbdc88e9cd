using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Controls.Oracle;

// Every claim of the protocol about layers that the oracle names bipolar, amacrine and ganglion.
public sealed partial class CorrelatorModelTests
{
    private static readonly CellType RightGanglion = new("ganglion", 0), LeftGanglion = new("ganglion", 1);

    public static TheoryData<int, double> BipolarThresholds => new()
    {
        { 0, 0.25 }, { 1, 0.75 }, { 2, 1.5 }, { 3, 2.75 }, { 4, 0.25 }, { 5, 0.75 }, { 6, 1.5 }, { 7, 2.25 },
    };

    [Theory]
    [MemberData(nameof(BipolarThresholds))]
    public void Bipolar_DotOfAnyDirection_RespondsAboveItsSpeedOnly(int type, double threshold)
    {
        // Types 0-3 lie on even rows, 4-7 on odd ones; half a tenth of a pixel a frame to either side of the threshold.
        int row = 120 + (type / 4);
        foreach (int direction in new[] { -1, 1 })
        {
            Assert.Equal(0, Mean("bipolar", type, Shown.OneDot(row, direction * (threshold - 0.05))));
            Assert.InRange(Mean("bipolar", type, Shown.OneDot(row, direction * (threshold + 0.05))), float.Epsilon, 1);
            Assert.Equal(0, Mean("bipolar", type, Shown.OneDot(row + 1, direction * 3)));
        }
    }

    [Fact]
    public void Bipolar_OnlyItAndTheRightGanglionTypeKept_AnswersRightAboveAThresholdSpeed()
    {
        decimal[] speeds = [0.5m, 1.0m, 1.75m, 2.5m, 3.0m];
        int[] firstSpeedAnswered = [0, 1, 2, 4, 0, 1, 2, 3];
        Lesion[] lesions = [.. Enumerable.Range(0, 8).Select(b => Lesion.Isolate(Model.Card, [new("bipolar", b), RightGanglion]))];
        for (int i = 0; i < speeds.Length; i++)
        {
            foreach (int direction in new[] { -1, 1 })
            {
                Stimulus[] stimuli = Shown.OneWay(speeds[i], direction, 10);
                double[] accuracies = Shown.Accuracies(Model, stimuli, lesions);
                for (int b = 0; b < lesions.Length; b++)
                    Assert.Equal(i >= firstSpeedAnswered[b] ? 1 : 0, direction > 0 ? accuracies[b] : 1 - accuracies[b]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Amacrine_OneDot_RespondsToOneDirectionWithNegativeValues(int direction)
    {
        // The dot's row 120 belongs to the right-detecting type 0 and the left-detecting type 3.
        ResponseBatch batch = Model.Respond([Shown.OneDot(120, direction * 2)], ResponseQuery.Of(Lesion.None, new ResponseRequest("amacrine", Reduction.Mean)));
        int active = direction > 0 ? 0 : 3;
        for (int type = 0; type < 6; type++)
            Assert.Equal(type == active ? -1 : 0, Math.Sign(batch[0, 0, 0][type]));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("2")]
    [InlineData("3")]
    public void Ganglion_DotsAllOneWay_PrefersItsDirection(string speed)
    {
        const double Selective = 0.3;
        double[] right = Means("ganglion", Shown.OneWay(decimal.Parse(speed, System.Globalization.CultureInfo.InvariantCulture), 1, 15));
        double[] left = Means("ganglion", Shown.OneWay(decimal.Parse(speed, System.Globalization.CultureInfo.InvariantCulture), -1, 15));
        Assert.InRange((right[0] - left[0]) / (right[0] + left[0]), Selective, 1);
        Assert.InRange((right[1] - left[1]) / (right[1] + left[1]), -1, -Selective);
    }

    [Fact]
    public void Lesion_OneGanglionType_LeavesOnlyTheAnswersOfTheOther()
    {
        Stimulus[] stimuli = Shown.AtAlpha(2, 100);
        ResponseBatch batch = Model.Respond(stimuli, new ResponseQuery([new(Lesion.Of(RightGanglion), [Shown.Decision]), new(Lesion.Of(LeftGanglion), [Shown.Decision])]));
        for (int i = 0; i < stimuli.Length; i++)
        {
            Assert.Equal(0, Shown.Answer(batch[i, 0, 0]));
            Assert.Equal(1, Shown.Answer(batch[i, 1, 0]));
        }
    }

    [Fact]
    public void Lesion_AnyBipolarOrAmacrineType_KeepsTheTask()
    {
        const double Redundant = 0.95;
        Lesion[] lesions = [Lesion.None, .. Model.Card.CellTypes.Where(t => t.Layer != "ganglion").Select(t => Lesion.Of(t))];
        double[] accuracies = Shown.Accuracies(Model, Shown.AtAlpha(2, 400), lesions);
        Assert.All(accuracies, a => Assert.InRange(a / accuracies[0], Redundant, double.MaxValue));
    }

    [Fact]
    public void Lesion_EveryAmacrineType_MakesTheGanglionTypesEqual()
    {
        var lesion = Lesion.Of(Model.Card.CellTypes.Where(t => t.Layer == "amacrine"));
        ResponseBatch batch = Model.Respond(Shown.AtAlpha(2, 10), ResponseQuery.Of(lesion, Shown.Decision));
        for (int i = 0; i < 10; i++)
            Assert.Equal(batch[i, 0, 0][0], batch[i, 0, 0][1]);
    }

    [Fact]
    public void Lesion_AllButABipolarAndAnAmacrineTypeAndTheGanglionPair_KeepsPartOfTheTask()
    {
        // A threshold of 1.5 parts the fast dots (1 to 3) from the slow ones (0.5 to 1.5) where the slow speed exceeds 0.75, in three
        // stimuli of four; in the others all is silent and half of the answers are right: 0.75 + 0.25 / 2.
        const double BestPossible = 0.875, Published = 0.65, TwoDeviations = 0.035;
        Lesion best = Lesion.Isolate(Model.Card, [new("bipolar", 6), new("amacrine", 0), RightGanglion, LeftGanglion]);
        Assert.InRange(Shown.Accuracies(Model, Shown.AtAlpha(2, 400), best)[0], Published, BestPossible + TwoDeviations);
    }

    private static double Mean(string layer, int type, Stimulus stimulus) => Means(layer, [stimulus])[type];

    private static double[] Means(string layer, Stimulus[] stimuli)
    {
        ResponseBatch batch = Model.Respond(stimuli, ResponseQuery.Of(Lesion.None, new ResponseRequest(layer, Reduction.Mean)));
        return [.. Enumerable.Range(0, Model.Card.FindLayer(layer)!.CellTypes).Select(t => stimuli.Select((_, i) => (double)batch[i, 0, 0][t]).Average())];
    }
}
