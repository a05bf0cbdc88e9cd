using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Cli.Responses;

/// <summary>Shows scenes to a model under one lesion and collects what <c>respond</c> writes.</summary>
internal sealed class SceneResponder
{
    // Bounds the responses in memory, whatever the number of scenes.
    private const int BatchSize = 16;

    private readonly OpenedModel _model;
    private readonly LayerCard? _decision;
    private readonly LayerCard[] _layers;
    private readonly ResponseQuery _query;

    /// <summary>Prepares the query.</summary>
    /// <param name="model">The model.</param>
    /// <param name="lesion">What is lesioned.</param>
    public SceneResponder(OpenedModel model, Lesion lesion)
    {
        ModelCard card = model.Model.Card;
        _model = model;
        _decision = card.FindLayer(LayerRole.Decision);
        _layers = [.. card.Layers.Where(l => l.Role != LayerRole.Decision)];
        List<ResponseRequest> requests = [];
        foreach (LayerCard layer in _layers)
            requests.AddRange([new(layer.Name, Reduction.Mean), new(layer.Name, Reduction.LastFrameEnergy)]);
        if (_decision is not null)
            requests.Add(new(_decision.Name, Reduction.SpatialMean));
        _query = ResponseQuery.Of(lesion, requests);
    }

    /// <summary>The responses to scenes, in their order.</summary>
    /// <param name="stimuli">The scenes.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="InputException">The model takes other movies, or failed.</exception>
    public IReadOnlyList<SceneResponses> Respond(IReadOnlyList<Stimulus> stimuli, CancellationToken cancellation)
    {
        ModelCard card = _model.Model.Card;
        if (stimuli.FirstOrDefault(s => s.Geometry != card.Geometry) is { } other)
            throw new InputException($"scene '{other.Id}' is a movie of {other.Geometry}, {_model.Entry.Name} takes {card.Geometry} (frames x rows x columns)");
        List<SceneResponses> responses = [];
        foreach (Stimulus[] batch in stimuli.Chunk(BatchSize))
        {
            ResponseBatch answer = _model.Respond(batch, _query, cancellation);
            responses.AddRange(batch.Select((stimulus, i) => Collect(stimulus, answer, i)));
        }

        return responses;
    }

    private SceneResponses Collect(Stimulus stimulus, ResponseBatch answer, int index) => new(
        stimulus.Id,
        stimulus.CountLitPixels(),
        Decision(answer, index),
        ByLayer(request => answer[index, 0, request].ToArray(), 0),
        ByLayer(request => answer[index, 0, request].ToArray(), 1));

    private Dictionary<string, float[]> ByLayer(Func<int, float[]> read, int offset) =>
        _layers.Select((layer, i) => (layer.Name, Values: read((2 * i) + offset))).ToDictionary(l => l.Name, l => l.Values, StringComparer.Ordinal);

    private Dictionary<string, float[]> Decision(ResponseBatch answer, int index)
    {
        if (_decision is null)
            return [];
        float[] traces = answer[index, 0, 2 * _layers.Length].ToArray();
        IReadOnlyList<string> classes = _model.Model.Card.Classes;
        return Enumerable.Range(0, classes.Count).ToDictionary(c => classes[c], c => traces[(c * _decision.Frames)..((c + 1) * _decision.Frames)], StringComparer.Ordinal);
    }
}
