using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Encoding;

/// <summary>What is left of a prediction when all but the effective filters are silenced, and when as many filters drawn at random are kept.</summary>
/// <remarks>Random sets are drawn from all filters, effective ones included, without replacement; text and code of the paper differ here, and this is the suite's choice.</remarks>
internal static class FilterPruning
{
    /// <summary>Random sets that are kept, one after the other.</summary>
    public const int Draws = 10;

    /// <summary>Measures both.</summary>
    /// <param name="selection">The fitted model.</param>
    /// <param name="filters">Its filters.</param>
    /// <param name="whole">The correlation with all filters.</param>
    /// <param name="correlate">The correlation of a model with the true rate.</param>
    /// <param name="seed">Seed of the random sets.</param>
    public static PruningRow Of(
        IFilterSelection selection, IReadOnlyList<FittedFilterRow> filters, BlockCorrelation whole, Func<IFittedEncoding, BlockCorrelation> correlate, ulong seed)
    {
        int[] all = [.. filters.Select(filter => filter.Filter)], effective = [.. filters.Where(filter => filter.Effective).Select(filter => filter.Filter)];
        // A set of all filters is no choice, and one of none is the constant that is left without any.
        if (effective.Length == 0 || effective.Length == all.Length)
            return new(effective.Length, all.Length, null, null, []);
        BlockCorrelation kept = correlate(selection.Keep(effective));
        double[] random = new double[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            int[] places = new RandomStream(seed, "pruning/random", (uint)draw).DrawWithoutReplacement(all.Length, effective.Length);
            random[draw] = correlate(selection.Keep([.. places.Select(place => all[place]).Order()])).Value;
        }

        return new(effective.Length, all.Length, kept.Value, whole.DifferenceTo(kept), random);
    }
}
