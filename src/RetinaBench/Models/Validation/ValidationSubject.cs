using System.Runtime.InteropServices;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.Validation.Fits;
using RetinaBench.Stimuli;

namespace RetinaBench.Models.Validation;

/// <summary>A model under validation: shows it the movies or fits it to a cell, refuses faulty answers, and compares answers bit by bit.</summary>
/// <remarks>Thread-safe as far as the model is.</remarks>
public sealed class ValidationSubject
{
    private readonly CancellationToken _cancellation;
    private readonly Lazy<ResponseBatch> _intact;
    private readonly Lazy<EncodingTrial> _trial;

    internal ValidationSubject(IModel model, IReadOnlyList<Stimulus> movies, CancellationToken cancellation)
    {
        Model = model;
        Movies = movies;
        _cancellation = cancellation;
        _intact = new(() => AskEverything(movies, Lesion.None));
        _trial = new(() => new((IEncodingModel)model, cancellation));
    }

    /// <summary>The model.</summary>
    public IModel Model { get; }

    /// <summary>Its card.</summary>
    public ModelCard Card => Model.Card;

    /// <summary>The movies to show: dots in sparse form and noise in dense form.</summary>
    public IReadOnlyList<Stimulus> Movies { get; }

    /// <summary>Full responses of all layers, in the order of the card.</summary>
    public IReadOnlyList<ResponseRequest> Everything => [.. Card.Layers.Select(l => new ResponseRequest(l.Name, Reduction.Full))];

    /// <summary>Full responses of all layers of the intact model to all movies, asked for once, before anything is lesioned.</summary>
    public ResponseBatch Intact => _intact.Value;

    /// <summary>A small cell and the model's fits to it, made once; of an <see cref="IEncodingModel"/> only.</summary>
    internal EncodingTrial Trial => _trial.Value;

    /// <summary>Shows movies to the model without looking at the answer.</summary>
    /// <param name="movies">The movies.</param>
    /// <param name="query">What is asked.</param>
    public ResponseBatch? AskUnchecked(IReadOnlyList<Stimulus> movies, ResponseQuery query) => ((IRetinaModel)Model).Respond(movies, query, _cancellation);

    /// <summary>Shows movies to the model; an answer of the wrong shape, or that is not finite, fails the check that asked.</summary>
    /// <param name="movies">The movies.</param>
    /// <param name="query">What is asked.</param>
    public ResponseBatch Ask(IReadOnlyList<Stimulus> movies, ResponseQuery query)
    {
        ResponseBatch? answer = AskUnchecked(movies, query);
        return ResponseBatch.FindFault(Card, movies.Count, query, answer) is { } fault ? throw new ModelFaultException(fault) : answer!;
    }

    /// <summary>Full responses of all layers under one lesion, condition 0 of the result.</summary>
    /// <param name="movies">The movies.</param>
    /// <param name="lesion">What is lesioned.</param>
    public ResponseBatch AskEverything(IReadOnlyList<Stimulus> movies, Lesion lesion) => Ask(movies, ResponseQuery.Of(lesion, Everything));

    /// <summary>Finds the first value in which two responses differ in any bit.</summary>
    /// <param name="request">What the responses are.</param>
    /// <param name="movie">Id of the movie, for the message.</param>
    /// <param name="found">Values found.</param>
    /// <param name="expected">Values expected.</param>
    /// <returns>One line naming the place and both values, or null when all bits agree.</returns>
    public string? FindDifference(ResponseRequest request, string movie, ReadOnlySpan<float> found, ReadOnlySpan<float> expected)
    {
        ArgumentNullException.ThrowIfNull(request);
        int at = MemoryMarshal.Cast<float, int>(found).CommonPrefixLength(MemoryMarshal.Cast<float, int>(expected));
        return at == found.Length
            ? null
            : FormattableString.Invariant($"{request} of {movie}, {Place(request, at)}: {found[at]:R}, expected {expected[at]:R}");
    }

    /// <summary>Finds the first value in which two answers to the same requests differ in any bit.</summary>
    /// <param name="requests">The requests of both conditions.</param>
    /// <param name="movie">The movie, for the message.</param>
    /// <param name="found">Answer, its stimulus and its condition.</param>
    /// <param name="expected">The other answer, its stimulus and its condition.</param>
    /// <returns>One line naming the place and both values, or null when all bits agree.</returns>
    public string? FindDifference(
        IReadOnlyList<ResponseRequest> requests,
        Stimulus movie,
        (ResponseBatch Batch, int Stimulus, int Condition) found,
        (ResponseBatch Batch, int Stimulus, int Condition) expected)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(movie);
        return Enumerable.Range(0, requests.Count)
            .Select(r => FindDifference(
                requests[r],
                movie.Id,
                found.Batch[found.Stimulus, found.Condition, r],
                expected.Batch[expected.Stimulus, expected.Condition, r]))
            .FirstOrDefault(difference => difference is not null);
    }

    /// <summary>Where a value of a response lies, in words.</summary>
    /// <param name="request">What the response is.</param>
    /// <param name="index">Index of the value.</param>
    public string Place(ResponseRequest request, int index)
    {
        ArgumentNullException.ThrowIfNull(request);
        LayerCard layer = Card.FindLayer(request.Layer)!;
        int position = index % layer.Positions, rest = index / layer.Positions;
        return request.Reduction switch
        {
            Reduction.Full => FormattableString.Invariant($"type {rest / layer.Frames}, frame {rest % layer.Frames}, row {position / layer.Columns}, column {position % layer.Columns}"),
            Reduction.LastFrame => FormattableString.Invariant($"type {rest}, row {position / layer.Columns}, column {position % layer.Columns}"),
            Reduction.SpatialMean => FormattableString.Invariant($"type {index / layer.Frames}, frame {index % layer.Frames}"),
            _ => FormattableString.Invariant($"type {index}"),
        };
    }
}
