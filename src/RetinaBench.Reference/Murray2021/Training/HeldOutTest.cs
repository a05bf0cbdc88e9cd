using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>Tests a network in training, without dropout, on stimuli that it is never trained on.</summary>
internal sealed class HeldOutTest(IReadOnlyList<Stimulus> stimuli, int threads)
{
    private static readonly ResponseQuery s_query = ResponseQuery.Of(Lesion.None, new ResponseRequest(Murray2021Model.DecisionLayer, Reduction.LastFrame));

    /// <summary>Share of right decisions, 0 to 1; a tie counts as left, as everywhere.</summary>
    public double Accuracy(Murray2021Parameters parameters, CancellationToken cancellation)
    {
        var model = new Murray2021Model("in-training", parameters);
        ResponseBatch responses = model.RespondInParallel(stimuli, s_query, threads, cancellation);
        int correct = 0;
        for (int i = 0; i < stimuli.Count; i++)
        {
            Span<float> decision = responses[i, 0, 0];
            correct += (decision[1] > decision[0] ? 1 : 0) == stimuli[i].Label ? 1 : 0;
        }

        return (double)correct / stimuli.Count;
    }
}
