namespace RetinaBench.Models.EncodingModels;

/// <summary>Checks which filters of a fitted model are to be kept.</summary>
public static class KeptFilters
{
    /// <summary>Checks the numbers.</summary>
    /// <param name="filters">Numbers of filters.</param>
    /// <param name="count">Filters that there are.</param>
    /// <exception cref="ArgumentException">A number is no filter's, or is there twice.</exception>
    public static void Check(IReadOnlyList<int> filters, int count)
    {
        ArgumentNullException.ThrowIfNull(filters);
        foreach (int filter in filters)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(filter, nameof(filters));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(filter, count, nameof(filters));
        }

        if (filters.Distinct().Count() != filters.Count)
            throw new ArgumentException($"a filter is there twice: {string.Join(", ", filters)}", nameof(filters));
    }
}
