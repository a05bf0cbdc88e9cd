using RetinaBench.Reference.Training;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>How a network in training is tested, without dropout, on stimuli that it is never trained on.</summary>
/// <param name="Stimuli">Number of stimuli, the same ones every time, 1 to 100,000.</param>
/// <param name="EveryEpochs">Epochs from one test to the next, 1 to 10,000; the last epoch is always followed by one.</param>
public sealed record HeldOutOptions(int Stimuli, int EveryEpochs)
{
    internal bool IsDue(int epoch, int epochs) => epoch % EveryEpochs == 0 || epoch == epochs;

    internal IEnumerable<OptionProblem> Problems() =>
    [
        .. RangeCheck.Outside("heldOut.stimuli", Stimuli, 1, RecipeEnvironment.MaximumStimuli),
        .. RangeCheck.Outside("heldOut.everyEpochs", EveryEpochs, 1, TrainingRecipe.MaximumEpochs),
    ];
}
