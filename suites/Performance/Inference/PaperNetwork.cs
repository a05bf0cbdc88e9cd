using RetinaBench.Models;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;

namespace RetinaBench.Performance.Inference;

/// <summary>The network that is measured: one that was trained by the paper's recipe, since cells of an untrained one are silent, and silence costs nothing.</summary>
internal static class PaperNetwork
{
    /// <summary>Opens it.</summary>
    public static Murray2021Model Open() => Murray2021Model.FromCheckpoint("paper-1", Path.Combine(AppContext.BaseDirectory, "paper-1.safetensors"));

    /// <summary>Asks for the decision on the last frame.</summary>
    /// <param name="lesions">Under which lesions.</param>
    public static ResponseQuery Decision(params IEnumerable<Lesion> lesions) =>
        new([.. lesions.Select(lesion => new ConditionQuery(lesion, [new ResponseRequest(Murray2021Model.DecisionLayer, Reduction.LastFrame)]))]);

    /// <summary>Floating-point operations that answering takes.</summary>
    /// <param name="model">The network.</param>
    /// <param name="stimuli">The stimuli.</param>
    /// <param name="query">What is asked.</param>
    public static double CountFlops(Murray2021Model model, Stimulus[] stimuli, ResponseQuery query)
    {
        IResponder responder = model.Responders.Rent();
        long before = responder.VectorOperations;
        responder.Begin(new(model.Card, query));
        ResponseBatch batch = ResponseBatch.Allocate(model.Card, stimuli.Length, query);
        for (int i = 0; i < stimuli.Length; i++)
            responder.Respond(stimuli[i], batch, i);
        double flops = 2.0 * FrameBlocks.Lanes * (responder.VectorOperations - before);
        model.Responders.Return(responder);
        return flops;
    }
}
