using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021;

/// <summary>Computes the responses of one network, one stimulus after the other, in memory of its own.</summary>
/// <remarks>Not thread-safe; a thread takes one for as long as it works.</remarks>
internal interface IResponder
{
    /// <summary>Arithmetic done so far: multiply-adds of sixteen lanes.</summary>
    long VectorOperations { get; }

    /// <summary>Prepares for a query.</summary>
    void Begin(QueryPlan plan);

    /// <summary>Fills the slots of one stimulus for the query begun.</summary>
    void Respond(Stimulus stimulus, ResponseBatch batch, int index);
}
