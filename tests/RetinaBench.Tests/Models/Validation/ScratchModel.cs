using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Models.Validation;

/// <summary>Says that it is thread-safe, but keeps the movie of the call in a field while it computes.</summary>
internal sealed class ScratchModel : IRetinaModel
{
    private const int WaitMilliseconds = 20;

    private readonly IRetinaModel _inner = new TestModel();
    private IReadOnlyList<Stimulus> _shown = [];

    public ModelCard Card => _inner.Card;

    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        _shown = stimuli;

        // Long enough for every other thread of the check to come by.
        Thread.Sleep(stimuli.Count == 1 ? WaitMilliseconds : 0);
        return _inner.Respond(_shown, query, cancellation);
    }
}
