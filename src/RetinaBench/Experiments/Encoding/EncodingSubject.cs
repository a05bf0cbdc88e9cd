using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Experiments.Encoding;

/// <summary>Finds what is to be fitted in what a registry opened.</summary>
internal static class EncodingSubject
{
    /// <summary>The model, or a member of its family; null where it cannot be fitted or there is no such member.</summary>
    /// <param name="model">The model.</param>
    /// <param name="variant">The member; null for the model as it is registered.</param>
    public static IEncodingModel? Of(IModel model, EncodingVariant? variant) =>
        variant is null ? model as IEncodingModel : model is IEncodingModel ? (model as IEncodingVariants)?.Variant(variant) : null;

    /// <summary>Why members of the family cannot be fitted; null where all can.</summary>
    /// <param name="model">The model.</param>
    /// <param name="variants">The members; null is the model as it is registered.</param>
    public static string? FindProblem(IModel model, IEnumerable<EncodingVariant?> variants)
    {
        if (ModelAbility.Fitting.FindLack(model) is { } lack)
            return lack;
        EncodingVariant? missing = variants.FirstOrDefault(variant => variant is not null && Of(model, variant) is null);
        return missing is null ? null : model is IEncodingVariants ? $"the model has no member with {missing}" : "the model is one of its kind: it has no other sizes, depths or recipes";
    }
}
