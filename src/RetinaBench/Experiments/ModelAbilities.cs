using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Experiments;

/// <summary>Tells what models can do.</summary>
public static class ModelAbilities
{
    /// <summary>What a model lacks.</summary>
    /// <param name="needed">What is needed of it.</param>
    /// <param name="model">The model.</param>
    /// <returns>One line for reports, or null where it lacks nothing.</returns>
    public static string? FindLack(this ModelAbility needed, IModel model) => needed switch
    {
        ModelAbility.Responding => model is IRetinaModel ? null : "the model answers no stimuli: it is fitted to a cell",
        ModelAbility.Fitting => model is IEncodingModel ? null : "the model cannot be fitted to a cell",
        _ => throw new ArgumentOutOfRangeException(nameof(needed), needed, null),
    };
}
