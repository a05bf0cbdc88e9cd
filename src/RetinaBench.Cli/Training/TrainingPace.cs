using System.Globalization;
using RetinaBench.Cli.Listing;
using RetinaBench.Cli.Running;
using RetinaBench.Reference.Murray2021.Training;

namespace RetinaBench.Cli.Training;

/// <summary>How fast a training is and how long it will take, in words. Not thread-safe.</summary>
/// <param name="clock">Tells the time.</param>
internal sealed class TrainingPace(TimeProvider clock)
{
    private const string Subject = "training";

    private readonly RunPace _pace = new(clock);
    private TrainingRecipe? _recipe;
    private long _planned;

    /// <summary>The line that a training begins with.</summary>
    /// <param name="recipe">Its recipe.</param>
    /// <param name="curve">Epochs of an earlier start.</param>
    public string Begin(TrainingRecipe recipe, TrainingCurve curve)
    {
        _recipe = recipe;
        _planned = (long)recipe.Epochs * recipe.Environment.Stimuli;
        _pace.Plan(Subject, _planned);
        _pace.Show(Subject, curve.Epochs * recipe.Environment.Stimuli, resumed: true);
        string resumed = curve.Epochs > 0 ? FormattableString.Invariant($", continued after epoch {curve.Epochs}") : "";
        return $"training {recipe.Name}: {Words.Count(recipe.Epochs, "epoch")} of {Words.Count(recipe.Environment.Stimuli, "stimulus", "stimuli")}{resumed}";
    }

    /// <summary>That a training starts again, which makes it longer.</summary>
    /// <param name="attempt">Number of the attempt that begins, from 0.</param>
    /// <param name="loss">Mean loss at which the one before it was given up.</param>
    public string Again(int attempt, double loss)
    {
        int epochs = _recipe!.Restart!.AfterEpochs;
        _planned += (long)epochs * _recipe.Environment.Stimuli;
        _pace.Plan(Subject, _planned);
        return string.Create(
            CultureInfo.InvariantCulture, $"attempt {attempt} has not begun to learn (loss {loss:0.0000} after {Words.Count(epochs, "epoch")}): attempt {attempt + 1} starts from other weights");
    }

    /// <summary>How an epoch went, for example <c>epoch 17/500: loss 0.512, 74.1 % right, 988 stimuli/s, about 8 min left</c>.</summary>
    /// <param name="epoch">The epoch.</param>
    public string Add(EpochReport epoch)
    {
        _pace.Show(Subject, _recipe!.Environment.Stimuli, resumed: false);
        string rate = _pace.StimuliPerSecond is { } speed ? string.Create(CultureInfo.InvariantCulture, $", {speed:0} stimuli/s") : "";
        string left = epoch.Epoch < _recipe.Epochs && _pace.Left is { } time ? $", {RunPace.Words(time)} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"epoch {epoch.Epoch}/{_recipe.Epochs}: loss {epoch.Loss:0.000}, {100 * epoch.Accuracy:0.0} % right{rate}{left}");
    }

    /// <summary>How the test after an epoch went, or null where there was none.</summary>
    /// <param name="epoch">The epoch.</param>
    public static string? Test(EpochReport epoch) => epoch.HeldOutAccuracy is { } accuracy
        ? string.Create(CultureInfo.InvariantCulture, $"epoch {epoch.Epoch}: {100 * accuracy:0.0} % of fresh stimuli right, without dropout")
        : null;
}
