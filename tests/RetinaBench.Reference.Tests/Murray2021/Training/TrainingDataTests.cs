using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

public sealed class TrainingDataTests
{
    private static readonly TrainingRecipe Paper = new() { Name = "paper" };

    [Fact]
    public void Training_OfThePaper_HasThePublishedMovies()
    {
        DotMotionOptions options = TrainingData.Training(Paper, 1).Options;

        Assert.Equal(DotMotionOptions.Murray2021(options.Variation, 1), options);
        Assert.Equal(new Stimuli.Variations.FixedPoint(2, new(0.5, 1.5)), options.Variation);
    }

    [Fact]
    public void Stimuli_OfTrainingAndTestAndOfEverySeed_AreAllDifferent()
    {
        Stimulus[] stimuli =
        [
            .. TrainingData.First(TrainingData.Training(Paper, 1), 50),
            .. TrainingData.First(TrainingData.HeldOut(Paper, 1), 50),
            .. TrainingData.First(TrainingData.Training(Paper, 2), 50),
        ];

        Assert.Equal(stimuli.Length, stimuli.Select(s => string.Join(' ', ((DotScene)s.Scene!).Dots)).Distinct().Count());
    }

    [Fact]
    public void Set_OfAnEnvironment_KeepsTheLabels()
    {
        DotMotionEnvironment environment = TrainingData.Training(TinyTraining.Recipe, 1);

        TrainingSet set = TrainingData.SetOf(environment, 20);

        Assert.Equal(Enumerable.Range(0, 20).Select(i => environment.Create(0, i).Label), set.Labels);
        Assert.Equal(2, set.Labels.Distinct().Count());
    }
}
