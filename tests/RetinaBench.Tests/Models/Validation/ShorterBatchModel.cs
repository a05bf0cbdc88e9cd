using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Models.Validation;

/// <summary>Leaves out the last stimulus of every batch.</summary>
internal sealed class ShorterBatchModel : IRetinaModel
{
    private readonly IRetinaModel _inner = new TestModel();

    public ModelCard Card => _inner.Card;

    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default) =>
        _inner.Respond([.. stimuli.SkipLast(1)], query, cancellation);
}
