using RetinaBench.Models;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Torch.Responses;
using TorchSharp;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Murray2021;

/// <summary>Answers a query about batches of movies, with the work that conditions share done once.</summary>
/// <remarks>
/// Last frames of ganglion cells and decisions have a path of their own, which computes only the frames that they depend on, and always
/// take it, whatever else is asked: no value depends on the other conditions and requests of a query.
/// </remarks>
/// <param name="network">The layers.</param>
/// <param name="masks">Their lesions.</param>
/// <param name="plan">What is asked.</param>
/// <param name="answer">Receives the responses.</param>
internal sealed class QueryRun(TorchNetwork network, LesionMasks masks, QueryPlan plan, ResponseBatch answer)
{
    /// <summary>Fills the slots of some stimuli for all conditions.</summary>
    /// <param name="movies">[at least the stimuli, frames, rows, columns].</param>
    /// <param name="stimuli">The first stimulus of the answer, and how many there are.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Fill(Tensor movies, (int First, int Count) stimuli, CancellationToken cancellation)
    {
        Tensor bipolar = network.Bipolar(movies);
        foreach (BipolarBranch branch in plan.Branches)
        {
            using DisposeScope scope = NewDisposeScope();
            using var circuits = new CircuitResponses(network, masks, bipolar, branch.Kept);
            foreach (AmacrineBranch amacrine in branch.Branches)
            {
                foreach (ConditionPlan condition in amacrine.Conditions)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Answer(condition, circuits, stimuli);
                }

                circuits.ForgetGanglion();
            }
        }
    }

    private void Answer(ConditionPlan condition, CircuitResponses circuits, (int First, int Count) stimuli)
    {
        IEnumerable<int> requests = Enumerable.Range(0, condition.Requests.Count);
        foreach (var asked in requests.GroupBy(r => (condition.Requests[r].Layer, LastFrame: ConditionPlan.IsLastFrame(condition.Requests[r].Reduction))))
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor traces = circuits.Of(asked.Key.Layer, condition, asked.Key.LastFrame);
            foreach (int r in asked)
                DeviceReducer.Answer(traces, condition.Requests[r].Reduction, answer, stimuli, condition.Index, r);
        }
    }
}
