using System.Security.Cryptography;
using RetinaBench.Json;
using RetinaBench.Reference.Checkpoints;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Stimuli;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

public sealed class Murray2021TrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_OnOneAndTwoThreads_WritesTheSameBytes()
    {
        Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed, TinyTraining.In(_folder.At("one")));
        Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed, TinyTraining.In(_folder.At("two")) with { Threads = 2 });

        Assert.Equal(TinyTraining.WeightsIn(_folder.At("one")), TinyTraining.WeightsIn(_folder.At("two")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void Run_InterruptedAndResumed_WritesTheBytesOfAnUninterruptedRun(int epoch)
    {
        Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed, TinyTraining.In(_folder.At("whole")));
        TrainingOptions options = TinyTraining.In(_folder.At("parts"));
        using var stop = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed, options, new AfterEpoch(epoch, stop.Cancel), stop.Token));
        Assert.False(File.Exists(_folder.At("parts/weights.safetensors")));
        var rest = new AfterEpoch(0, () => { });
        Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed, options with { Resume = true, Threads = 2 }, rest);

        Assert.Equal(epoch, rest.ResumedAfter);
        Assert.Equal(TinyTraining.Recipe.Epochs - epoch, rest.Epochs.Count);
        Assert.Equal(TinyTraining.WeightsIn(_folder.At("whole")), TinyTraining.WeightsIn(_folder.At("parts")));
    }

    [Fact]
    public void Run_ResumedWhereNothingIsYet_Starts()
    {
        Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed, TinyTraining.In(_folder.At("new")) with { Resume = true });

        Assert.True(File.Exists(_folder.At("new/weights.safetensors")));
    }

    [Fact]
    public void Run_ResumedWhenFinished_WritesTheSameWeightsAgain()
    {
        TrainingOptions options = TinyTraining.In(_folder.Path);
        Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed, options);
        byte[] weights = TinyTraining.WeightsIn(_folder.Path);
        File.Delete(_folder.At(Murray2021Training.WeightsFileName));

        Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed, options with { Resume = true });

        Assert.Equal(weights, TinyTraining.WeightsIn(_folder.Path));
    }

    [Fact]
    public void Run_OfAnotherSeed_GivesOtherWeights() => Assert.NotEqual(
        Murray2021Training.Run(TinyTraining.Recipe, 1).Record.ModelVersion,
        Murray2021Training.Run(TinyTraining.Recipe, 2).Record.ModelVersion);

    [Fact]
    public void Run_WithOtherTests_GivesTheSameNetwork() => Assert.Equal(
        Murray2021Training.Run(TinyTraining.Recipe, 1).Record.ModelVersion,
        Murray2021Training.Run(TinyTraining.Recipe with { HeldOut = null }, 1).Record.ModelVersion);

    [Fact]
    public void Run_WithTheSignConstraint_LeavesNoNegativeWeight()
    {
        var layout = new ParameterLayout(TinyTraining.Recipe.Architecture.ToArchitecture());
        float[] constrained = layout.Flatten(Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed).Parameters);
        float[] free = layout.Flatten(Murray2021Training.Run(TinyTraining.Recipe with { SignConstraint = false }, TinyTraining.Seed).Parameters);

        Assert.All(layout.Blocks.Where(block => block.NonNegative), block =>
        {
            Assert.All(constrained[block.Offset..block.End], weight => Assert.True(weight >= 0));
            // Half of the initial weights are negative, and a few steps of 0.001 do not change that.
            Assert.Contains(free[block.Offset..block.End], weight => weight < 0);
        });
        Assert.Contains(constrained, weight => weight < 0);
    }

    [Fact]
    public void Curve_OfATraining_HasEveryEpochAndTheTestsThatWereAskedFor()
    {
        TrainingCurve curve = Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed).Record.Curve;

        Assert.Equal(5, curve.Epochs);
        Assert.All(curve.Loss, loss => Assert.InRange(loss, 0.01, 10));
        // Shares of 20 training and of 8 fresh stimuli.
        Assert.All(curve.Accuracy, accuracy => Assert.Equal(0, accuracy * 20 % 1, 1e-9));
        Assert.All(curve.HeldOutAccuracy, accuracy => Assert.Equal(0, accuracy * 8 % 1, 1e-9));
        Assert.Equal([2, 4, 5], curve.HeldOutEpochs);
    }

    [Fact]
    public void Weights_OfATraining_AreAModelAndSayHowTheyWereMade()
    {
        TrainingResult result = Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed, TinyTraining.In(_folder.Path));
        string path = _folder.At(Murray2021Training.WeightsFileName);

        var model = Murray2021Model.FromCheckpoint("tiny", path, TinyTraining.Recipe.Architecture.ToArchitecture());
        IReadOnlyDictionary<string, string> metadata = Checkpoint.Read(path).Metadata;

        Assert.Equal(result.Record.ModelVersion, model.Card.Version);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), result.Record.WeightsSha256);
        Assert.Equal(["attempt", "code", "curve", "environment", "epoch", "format", "recipe", "seed", "silent"], metadata.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("7", metadata["seed"]);
        Assert.Equal("5", metadata["epoch"]);
        Assert.Equal(TinyTraining.Recipe, TrainingRecipe.Parse(metadata["recipe"], "metadata"));
        Assert.Equal(EnvironmentFingerprint.Compute(TrainingData.Training(TinyTraining.Recipe, TinyTraining.Seed)), metadata["environment"]);
    }

    [Fact]
    public void Record_OfATraining_ReadsBack()
    {
        TrainingResult result = Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed, TinyTraining.In(_folder.Path));

        TrainingRecord read = StrictJson.Read<TrainingRecord>(_folder.At(Murray2021Training.RecordFileName));

        Assert.Equal(result.Record.WeightsSha256, read.WeightsSha256);
        Assert.Equal(result.Record.Curve.Loss, read.Curve.Loss);
        Assert.Equal(TinyTraining.Recipe, read.Recipe);
    }

    [Fact]
    public void Folder_AfterATraining_HoldsStateWeightsAndRecordAlone()
    {
        _folder.Write(".state.safetensors.left-by-a-kill", "half");
        Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed, TinyTraining.In(_folder.Path));

        Assert.Equal(["state.safetensors", "training.json", "weights.safetensors"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}
