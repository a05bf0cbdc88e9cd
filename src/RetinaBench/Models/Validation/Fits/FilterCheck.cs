using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Models.Validation.Fits;

/// <summary>Looks at the filters of a fitted model that shows them.</summary>
internal sealed class FilterCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "filters";

    /// <inheritdoc/>
    public string Name => "filters are finite, of their declared size, and fit into the frame as often as they say";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["fit"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        if (subject.Trial.Fitted is not IFilterSource source)
            return CheckVerdict.Skipped("the fitted model does not show its filters");
        IReadOnlyList<EncodingFilter> filters = source.Filters;
        for (int i = 0; i < filters.Count; i++)
        {
            if (FindFault(filters[i], i, subject.Trial.Fitted.Lags, subject.Trial.Unseen.Geometry) is { } fault)
                return CheckVerdict.Failed(fault);
        }

        return CheckVerdict.Passed(FormattableString.Invariant($"{filters.Count} filters"));
    }

    /// <summary>What is wrong with a filter, in words; null where nothing is.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="place">Where it stands among the filters.</param>
    /// <param name="lags">Frames that a prediction of the model depends on.</param>
    /// <param name="movie">The movie that it was fitted to, or another of the same frames.</param>
    internal static string? FindFault(EncodingFilter filter, int place, int lags, MovieGeometry movie)
    {
        if (filter.Index != place)
            return FormattableString.Invariant($"filter {filter.Index} stands at place {place}, expected the order of the numbers from 0");
        if (filter.Lags < 1 || filter.Lags > lags || filter.Rows < 1 || filter.Columns < 1 || filter.Weights.Length != (long)filter.Lags * filter.Rows * filter.Columns)
            return FormattableString.Invariant($"filter {place} is [{filter.Lags} lags, {filter.Rows} rows, {filter.Columns} columns] with {filter.Weights.Length} weights, of a model of {lags} lags");
        if (filter.Rows > movie.Rows || filter.Columns > movie.Columns || filter.MapRows != movie.Rows - filter.Rows + 1 || filter.MapColumns != movie.Columns - filter.Columns + 1)
            return FormattableString.Invariant($"filter {place} of {filter.Rows} x {filter.Columns} has {filter.MapRows} x {filter.MapColumns} positions in frames of {movie.Rows} x {movie.Columns}");
        if (filter.Readout.Length != 0 && filter.Readout.Length != filter.MapRows * filter.MapColumns)
            return FormattableString.Invariant($"filter {place} is read out with {filter.Readout.Length} weights, expected {filter.MapRows * filter.MapColumns}, or none");
        return FindOdd(filter.Weights.Span) is { } weight ? FormattableString.Invariant($"filter {place}: weight {weight} is {filter.Weights.Span[weight]}, not a finite number")
            : FindOdd(filter.Readout.Span) is { } readout ? FormattableString.Invariant($"filter {place}: weight {readout} of its readout is {filter.Readout.Span[readout]}, not a finite number")
            : null;
    }

    private static int? FindOdd(ReadOnlySpan<float> values)
    {
        int at = values.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);
        return at < 0 ? null : at;
    }
}
