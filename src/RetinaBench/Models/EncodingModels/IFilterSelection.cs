namespace RetinaBench.Models.EncodingModels;

/// <summary>The ability of a fitted model to run with some of its filters alone.</summary>
public interface IFilterSelection
{
    /// <summary>The model with all other filters silent; nothing is fitted again.</summary>
    /// <param name="filters">Numbers of the filters to keep, distinct; none leaves what the model says without any.</param>
    /// <exception cref="ArgumentException">A number is no filter's, or is there twice.</exception>
    IFittedEncoding Keep(IReadOnlyList<int> filters);
}
