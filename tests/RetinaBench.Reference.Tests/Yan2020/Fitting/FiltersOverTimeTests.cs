using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Reference.Yan2020;
using RetinaBench.Reference.Yan2020.Fitting;
using RetinaBench.Reference.Yan2020.Network;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Reference.Tests.Yan2020.Fitting;

public sealed class FiltersOverTimeTests
{
    // Sums of 980 products in single precision in another order.
    private const float Rounding = 1e-4f;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Unfold_AFitOfVersionI_PredictsWhatItDoes(int layers)
    {
        PackedMovie movie = PackedNoise.Draw(new("noise", 1, new() { Frames = 3000, Rows = 8, Columns = 9, CheckSize = 1, Mean = 0, Seed = 3 }), 0);
        var architecture = new Yan2020Architecture { Filters = 3, Layers = layers };
        FittedCnn space = new Yan2020Model(architecture, Yan2020Recipe.Recovering with { Iterations = 20 }).Fit(SubunitCell.Published().Record(movie, ResponseUnit.Hertz, 1), new() { Seed = 2 }, null, default);
        var shape = new CnnShape(architecture with { FiltersTime = true }, 8, 9);
        var layout = new CnnLayout(shape, true);
        var time = new FittedCnn(shape, layout, [1], FiltersOverTime.Unfold(space, layout), ResponseUnit.Hertz, []);
        float[] expected = new float[2900], found = new float[2900];
        space.Predict(movie, 19, expected);
        time.Predict(movie, 19, found);
        Assert.True(expected.Distinct().Count() > 1000);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, Rounding * Math.Max(1, pair.First)));
    }

    /// <summary>A fit that goes on from another has that one as its stage 0, so that it never ends worse on the frames held back.</summary>
    [Fact]
    public void Fit_GoingOnFromVersionI_JudgesWhereItStarts()
    {
        PackedMovie movie = PackedNoise.Draw(new("noise", 1, new() { Frames = 6000, Rows = 8, Columns = 8, CheckSize = 1, Mean = 0, Seed = 3 }), 0);
        CellRecording recording = SubunitCell.Published().Record(movie, ResponseUnit.Hertz, 1);
        Yan2020Recipe first = Yan2020Recipe.Recovering with { Iterations = 100 }, harmful = Yan2020Recipe.RecoveringTime with { StartsAs = first, Iterations = 20, JudgeEvery = 10, Adam = new() { LearningRate = 0.05 } };
        FittedCnn space = new Yan2020Model(new() { Filters = 2 }, first).Fit(recording, new() { Seed = 2 }, null, default);
        FittedCnn time = new Yan2020Model(new() { Filters = 2, FiltersTime = true }, harmful).Fit(recording, new() { Seed = 2 }, null, default);
        Assert.Equal([0, 10, 20], time.Course.Select(stage => stage.Iteration));
        Assert.True(time.Course[0].Chosen, string.Join(", ", time.Course));
        Assert.Equal(Assert.Single(space.Course, stage => stage.Chosen).ValidationLoss, time.Course[0].ValidationLoss, Rounding);
    }
}
