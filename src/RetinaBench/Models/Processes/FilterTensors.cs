using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Models.Processes;

/// <summary>Filters as a process sends them: <c>filter/0</c> [lags, rows, columns], after it <c>readout/0</c> [rows, columns of positions] where it is read out directly, and so on.</summary>
internal static class FilterTensors
{
    // The size of a filter is the process's word, so that it is bounded here.
    private const int MaximumSide = 1 << 12;

    /// <summary>Places to read the tensors of an answer into.</summary>
    /// <param name="answer">The answer.</param>
    /// <exception cref="ProtocolException">They are not the tensors of so many filters.</exception>
    public static List<float[]> Allocate(Answers.Fitted answer)
    {
        int count = answer.Filters ?? 0, at = 0;
        if (count is < 0 or > ProcessProtocol.MaximumFilters)
            throw new ProtocolException(FormattableString.Invariant($"answered with {count} filters, expected 0 to {ProcessProtocol.MaximumFilters}"));
        for (int filter = 0; filter < count; filter++)
        {
            if (at == answer.Tensors.Count || !Is(answer.Tensors[at], "filter", filter, axes: 3))
                throw Other(answer.Tensors, at, FormattableString.Invariant($"filter/{filter} float32[lags, rows, columns]"));
            at++;
            if (at < answer.Tensors.Count && Is(answer.Tensors[at], "readout", filter, axes: 2))
                at++;
        }

        if (at < answer.Tensors.Count)
            throw Other(answer.Tensors, at, count == 0 ? "no tensor" : FormattableString.Invariant($"readout/{count - 1} float32[rows, columns], or nothing"));
        long values = answer.Tensors.Sum(t => t.Shape.Aggregate(1L, (product, side) => product * side));
        return values <= ProcessProtocol.MaximumValues
            ? [.. answer.Tensors.Select(t => new float[t.Shape.Aggregate(1, (product, side) => product * side)])]
            : throw new ProtocolException(FormattableString.Invariant($"answered with filters of {values} values, expected at most {ProcessProtocol.MaximumValues}"));
    }

    /// <summary>The filters; whether they fit the movie is not looked at.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="values">Its tensors.</param>
    /// <param name="movie">The movie that was fitted.</param>
    /// <returns>Null where the process shows none.</returns>
    public static IReadOnlyList<EncodingFilter>? Read(Answers.Fitted answer, IReadOnlyList<float[]> values, MovieGeometry movie)
    {
        if (answer.Filters is not { } count)
            return null;
        var filters = new EncodingFilter[count];
        for (int filter = 0, at = 0; filter < count; filter++)
        {
            IReadOnlyList<int> shape = answer.Tensors[at].Shape;
            float[] weights = values[at++], readout = [];
            (int rows, int columns) = (movie.Rows - shape[1] + 1, movie.Columns - shape[2] + 1);
            if (at < values.Count && Is(answer.Tensors[at], "readout", filter, axes: 2))
            {
                (rows, columns) = (answer.Tensors[at].Shape[0], answer.Tensors[at].Shape[1]);
                readout = values[at++];
            }

            filters[filter] = new(filter, shape[0], shape[1], shape[2], weights, rows, columns, readout);
        }

        return filters;
    }

    private static bool Is(TensorHeader tensor, string name, int filter, int axes) =>
        tensor.Name == FormattableString.Invariant($"{name}/{filter}") && tensor.Dtype == TensorType.Float32 && tensor.Shape.Count == axes && tensor.Shape.All(side => side is > 0 and <= MaximumSide);

    private static ProtocolException Other(IReadOnlyList<TensorHeader> tensors, int at, string expected) =>
        new($"answered with {(at < tensors.Count ? tensors[at].ToString() : "no further tensor")}, expected {expected}, each side 1 to {MaximumSide}");
}
