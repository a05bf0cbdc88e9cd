using RetinaBench.Experiments;
using RetinaBench.Models;
using RetinaBench.Models.Registry;

namespace RetinaBench.Cli;

/// <summary>A model that the command line names, opened.</summary>
/// <param name="Entry">Where it comes from.</param>
/// <param name="Model">The model.</param>
internal sealed record OpenedModel(ModelEntry Entry, IModel Model) : IDisposable
{
    /// <summary>Opens a model.</summary>
    /// <param name="specification">A name in the registry, or name=path.</param>
    /// <param name="registry">The registry.</param>
    /// <exception cref="InputException">The specification is malformed, there is no such model, or it cannot be opened.</exception>
    public static OpenedModel Open(string specification, ModelRegistry registry)
    {
        ModelEntry entry = ModelSpec.Parse(specification, registry);
        return new(entry, registry.Open(entry));
    }

    /// <summary>Refuses a model that answers no stimuli.</summary>
    /// <exception cref="InputException">It does not.</exception>
    public IRetinaModel RequireResponses() => Model as IRetinaModel
        ?? throw Entry.Error($"{Entry.Name}: {ModelAbility.Responding.FindLack(Model)}");

    /// <summary>Asks for responses and refuses an answer that breaks the contract of models.</summary>
    /// <param name="stimuli">What is shown.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="InputException">The model failed, or its answer is not what was asked for.</exception>
    public ResponseBatch Respond(IReadOnlyList<Stimuli.Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation)
    {
        IRetinaModel model = RequireResponses();
        ResponseBatch batch;
        try
        {
            batch = model.Respond(stimuli, query, cancellation);
        }
        // A model is somebody else's code: whatever it throws is a finding about that model.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw Entry.Error($"the model failed: {e.GetType().Name}: {e.Message}", e);
        }

        return ResponseBatch.FindFault(Model.Card, stimuli.Count, query, batch) is { } fault ? throw Entry.Error($"the model {fault}") : batch;
    }

    /// <inheritdoc/>
    public void Dispose() => (Model as IDisposable)?.Dispose();
}
