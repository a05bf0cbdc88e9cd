namespace RetinaBench.Models.EncodingModels;

/// <summary>The ability of an encoding model to be fitted in other sizes, depths or ways: the family that it is registered for.</summary>
public interface IEncodingVariants
{
    /// <summary>A member of the family.</summary>
    /// <param name="variant">What is different from the model as it is registered.</param>
    /// <returns>Null where the family has no such member.</returns>
    IEncodingModel? Variant(EncodingVariant variant);
}
