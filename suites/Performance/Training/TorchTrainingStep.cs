using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Torch.Benchmarks;

namespace RetinaBench.Performance.Training;

/// <summary>One step of the paper's training with the gradient from the Torch core.</summary>
public sealed class TorchTrainingStep : TorchSubject
{
    private const ulong Seed = 2021;

    /// <inheritdoc/>
    public override string Name => "training/torch";

    /// <inheritdoc/>
    protected override TorchWork Open()
    {
        var recipe = new TrainingRecipe { Name = "paper" };
        return new TrainingWork(recipe, recipe.Batch, Seed, new(), Threads);
    }
}
