namespace RetinaBench.Models.EncodingModels;

/// <summary>The ability of a fitted model to show the filters on the movie that it has learned.</summary>
public interface IFilterSource
{
    /// <summary>All filters, in the order of their numbers.</summary>
    IReadOnlyList<EncodingFilter> Filters { get; }
}
