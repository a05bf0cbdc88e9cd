using RetinaBench.Performance.Stimuli;
using RetinaBench.Stimuli;
using RetinaBench.Torch.Benchmarks;

namespace RetinaBench.Performance.Inference;

/// <summary>From the dots of a scene to the decision of the intact network, on the Torch core: movies are drawn and convolved whole.</summary>
public sealed class TorchInference : TorchSubject
{
    private const int Stimuli = 2;

    /// <inheritdoc/>
    public override string Name => "inference/torch";

    /// <inheritdoc/>
    protected override TorchWork Open() => new InferenceWork(PaperNetwork.Open().Parameters, PaperScenes.First(Stimuli).Select(s => (DotScene)s.Scene!), new(), Threads);
}
