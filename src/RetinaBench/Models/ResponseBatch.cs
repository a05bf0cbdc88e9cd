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
        int[][] offsets = new int[query.Conditions.Count][];
        int[][] sizes = new int[query.Conditions.Count][];
        for (int c = 0; c < offsets.Length; c++)
        {
            IReadOnlyList<ResponseRequest> requests = query.Conditions[c].Requests;
            offsets[c] = new int[requests.Count];
            sizes[c] = new int[requests.Count];
            for (int r = 0; r < requests.Count; r++)
            {
                LayerCard layer = card.FindLayer(requests[r].Layer)
                    ?? throw new ArgumentException($"{card.Name} has no layer '{requests[r].Layer}', only {string.Join(", ", card.Layers.Select(l => l.Name))}", nameof(query));
                offsets[c][r] = stride;
                sizes[c][r] = requests[r].Size(layer);
                stride = checked(stride + sizes[c][r]);
            }
        }

        return new(stimuli, offsets, sizes, stride);
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
}
