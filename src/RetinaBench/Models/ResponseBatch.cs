namespace RetinaBench.Models;

/// <summary>The answer to a query: values by stimulus, condition and request.</summary>
/// <remarks>
/// A model makes one with <see cref="Allocate"/> and fills every slot; slots start as NaN, so that one left unfilled is
/// noticed. Different stimuli may be filled from different threads.
/// </remarks>
public sealed class ResponseBatch
{
    private readonly float[] _values;
    private readonly int[][] _offsets;
    private readonly int[][] _sizes;
    private readonly int _stride;

    private ResponseBatch(int stimuli, int[][] offsets, int[][] sizes, int stride)
    {
        Stimuli = stimuli;
        _offsets = offsets;
        _sizes = sizes;
        _stride = stride;
        _values = new float[checked(stimuli * stride)];
        Array.Fill(_values, float.NaN);
    }

    /// <summary>Number of stimuli.</summary>
    public int Stimuli { get; }

    /// <summary>Makes an unfilled batch of the right shape.</summary>
    /// <param name="card">The model that will fill it.</param>
    /// <param name="stimuli">Number of stimuli.</param>
    /// <param name="query">What is asked.</param>
    /// <exception cref="ArgumentException">The query names a layer that the model has not.</exception>
    public static ResponseBatch Allocate(ModelCard card, int stimuli, ResponseQuery query)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(stimuli);
        int stride = 0;
        int[][] sizes = Sizes(card, query);
        int[][] offsets = new int[sizes.Length][];
        for (int c = 0; c < offsets.Length; c++)
        {
            offsets[c] = new int[sizes[c].Length];
            for (int r = 0; r < sizes[c].Length; r++)
            {
                offsets[c][r] = stride;
                stride = checked(stride + sizes[c][r]);
            }
        }

        return new(stimuli, offsets, sizes, stride);
    }

    /// <summary>What a reader of responses must refuse in an answer: slots that are not those of the query, or values that are not finite.</summary>
    /// <param name="card">The model that was asked.</param>
    /// <param name="stimuli">Number of stimuli that it was shown.</param>
    /// <param name="query">What it was asked.</param>
    /// <param name="answer">What it returned.</param>
    /// <returns>One line naming the place and the value, or null for a sound answer.</returns>
    public static string? FindFault(ModelCard card, int stimuli, ResponseQuery query, ResponseBatch? answer) =>
        FindShapeFault(card, stimuli, query, answer) ?? FindNonFinite(query, answer!);

    internal static string? FindShapeFault(ModelCard card, int stimuli, ResponseQuery query, ResponseBatch? answer)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(query);
        if (answer is null)
            return "returned no batch";
        if (answer.Stimuli != stimuli)
            return $"returned responses to {answer.Stimuli} stimuli, shown {stimuli}";
        int[][] expected = Sizes(card, query);
        if (answer._sizes.Length != expected.Length)
            return $"returned {answer._sizes.Length} conditions, asked for {expected.Length}";
        for (int c = 0; c < expected.Length; c++)
        {
            IReadOnlyList<ResponseRequest> requests = query.Conditions[c].Requests;
            if (answer._sizes[c].Length != requests.Count)
                return $"returned {answer._sizes[c].Length} responses in condition {c}, asked for {requests.Count}";
            for (int r = 0; r < requests.Count; r++)
            {
                if (answer._sizes[c][r] != expected[c][r])
                    return $"{requests[r]} in condition {c} has {answer._sizes[c][r]} values, its card says {expected[c][r]}";
            }
        }

        return null;
    }

    internal static string? FindNonFinite(ResponseQuery query, ResponseBatch answer)
    {
        for (int s = 0; s < answer.Stimuli; s++)
        {
            for (int c = 0; c < answer._sizes.Length; c++)
            {
                for (int r = 0; r < answer._sizes[c].Length; r++)
                {
                    int at = IndexOfNonFinite(answer[s, c, r]);
                    if (at >= 0)
                        return FormattableString.Invariant($"{query.Conditions[c].Requests[r]} in condition {c} is {answer[s, c, r][at]} at value {at} of stimulus {s}, not a finite number");
                }
            }
        }

        return null;
    }

    /// <summary>The values of one response, laid out as its <see cref="Reduction"/> says.</summary>
    /// <param name="stimulus">Index into the batch's stimuli.</param>
    /// <param name="condition">Index into the query's conditions.</param>
    /// <param name="request">Index into that condition's requests.</param>
    public Span<float> this[int stimulus, int condition, int request]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(stimulus);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(stimulus, Stimuli);
            return _values.AsSpan((stimulus * _stride) + _offsets[condition][request], _sizes[condition][request]);
        }
    }

    private static int IndexOfNonFinite(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
                return i;
        }

        return -1;
    }

    // [condition][request]: values of one response to one stimulus.
    private static int[][] Sizes(ModelCard card, ResponseQuery query) =>
        [.. query.Conditions.Select(c => c.Requests.Select(r => r.Size(card.FindLayer(r.Layer)
            ?? throw new ArgumentException($"{card.Name} has no layer '{r.Layer}', only {string.Join(", ", card.Layers.Select(l => l.Name))}", nameof(query)))).ToArray())];
}
