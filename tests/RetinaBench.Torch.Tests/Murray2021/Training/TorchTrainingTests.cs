using RetinaBench.Reference.Checkpoints;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Tests.Murray2021.Training;
using RetinaBench.Testing;
using RetinaBench.Torch.Murray2021;
using RetinaBench.Torch.Murray2021.Training;

namespace RetinaBench.Torch.Tests.Murray2021.Training;

/// <summary>Whole trainings of a second's length, beside those of the reference core.</summary>
public sealed class TorchTrainingTests
{
    // Twenty steps of Adam from one start: gradients that agree to 1e-4 of the largest turn the first steps of hardly any weight.
    private const double LossTolerance = 1e-3;

    // Adam's steps have the length of the learning rate, whatever the gradient: where that is nothing but rounding they go any way.
    private const double WeightTolerance = 1e-4, ShareOfWeights = 0.02;

    [SkippableFact]
    public void Run_TinyRecipe_FollowsTheReferenceCore()
    {
        Need.Torch();
        TrainingResult found = TorchTraining.Run(TinyTraining.Recipe, TinyTraining.Seed), expected = Murray2021Training.Run(TinyTraining.Recipe, TinyTraining.Seed);
        Assert.Equal(expected.Record.Curve.Loss.Count, found.Record.Curve.Loss.Count);
        for (int epoch = 0; epoch < expected.Record.Curve.Loss.Count; epoch++)
            Assert.Equal(expected.Record.Curve.Loss[epoch], found.Record.Curve.Loss[epoch], LossTolerance);
        var layout = new ParameterLayout(expected.Parameters.Architecture);
        float[] weights = layout.Flatten(found.Parameters), reference = layout.Flatten(expected.Parameters);
        Assert.InRange(weights.Zip(reference).Count(w => Math.Abs(w.First - w.Second) > WeightTolerance), 0, ShareOfWeights * weights.Length);
    }

    [SkippableFact]
    public void Run_InterruptedAndResumed_GivesTheSameBytes()
    {
        Need.Torch();
        using var folder = new TemporaryFolder();
        TrainingResult whole = TorchTraining.Run(TinyTraining.Recipe, TinyTraining.Seed, TinyTraining.In(folder.At("whole")));
        using var cancellation = new CancellationTokenSource();
        TrainingOptions parts = TinyTraining.In(folder.At("stopped"));
        Assert.Throws<OperationCanceledException>(() => TorchTraining.Run(TinyTraining.Recipe, TinyTraining.Seed, parts, null, new StopAfter(2, cancellation), cancellation.Token));
        TorchTraining.Run(TinyTraining.Recipe, TinyTraining.Seed, parts with { Resume = true });
        Assert.Equal(TinyTraining.WeightsIn(folder.At("whole")), TinyTraining.WeightsIn(folder.At("stopped")));
        Assert.EndsWith(", TorchSharp on cpu in single precision", whole.Record.Code, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Run_ResumedOnAnotherCore_IsRefused()
    {
        Need.Torch();
        using var folder = new TemporaryFolder();
        TrainingRecipe recipe = TinyTraining.Recipe with { Epochs = 1 };
        TorchTraining.Run(recipe, TinyTraining.Seed, TinyTraining.In(folder.At("out")));
        InputException e = Assert.Throws<InputException>(() => Murray2021Training.Run(recipe, TinyTraining.Seed, TinyTraining.In(folder.At("out")) with { Resume = true }));
        Assert.Contains("TorchSharp on cpu in single precision", e.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Weights_OfATraining_AreReadByBothCores()
    {
        Need.Torch();
        using var folder = new TemporaryFolder();
        TrainingResult trained = TorchTraining.Run(TinyTraining.Recipe with { Epochs = 1 }, TinyTraining.Seed, TinyTraining.In(folder.At("out")));
        string path = Path.Combine(folder.At("out"), Murray2021Training.WeightsFileName);
        Murray2021Parameters read = Murray2021Checkpoint.Read(Checkpoint.Read(path), trained.Parameters.Architecture);
        Assert.Equal(trained.Parameters.Fingerprint(), read.Fingerprint());
        using var model = new TorchMurray2021Model("trained", read);
        Assert.Equal($"{new Murray2021Model("trained", read).Card.Version}-torch", model.Card.Version);
    }

    private sealed class StopAfter(int epochs, CancellationTokenSource cancellation) : ITrainingProgress
    {
        public void Started(TrainingRecipe recipe, TrainingCurve curve)
        {
        }

        public void Finished(EpochReport epoch)
        {
            if (epoch.Epoch == epochs)
                cancellation.Cancel();
        }

        public void Restarted(int attempt, double loss)
        {
        }
    }
}
