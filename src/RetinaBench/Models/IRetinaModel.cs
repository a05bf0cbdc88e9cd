using RetinaBench.Stimuli;

namespace RetinaBench.Models;

/// <summary>A model of the retina that is shown stimuli and asked for responses.</summary>
/// <remarks>
/// <para>Responses must be a pure function of the stimulus and the lesion: equal bits for equal input, whatever else is in the
/// batch, and no memory of earlier calls. <c>retinabench validate</c> checks it.</para>
/// <para>Further abilities are interfaces of their own (<see cref="IKernelSource"/>, <see cref="IInputGradient"/>) that a model implements if it can.</para>
/// </remarks>
public interface IRetinaModel : IModel
{
    /// <summary>Shows stimuli and returns the wanted responses under every wanted lesion.</summary>
    /// <param name="stimuli">Movies of the card's <see cref="ModelCard.Geometry"/>.</param>
    /// <param name="query">Lesions and the responses wanted under each.</param>
    /// <param name="cancellation">Ends the call early with <see cref="OperationCanceledException"/>.</param>
    /// <returns>A batch made by <see cref="ResponseBatch.Allocate"/> with every slot filled with finite values.</returns>
    ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default);
}
