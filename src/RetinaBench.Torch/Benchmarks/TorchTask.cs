namespace RetinaBench.Torch.Benchmarks;

/// <summary>What a network is measured at.</summary>
public enum TorchTask
{
    /// <summary>From the dots of scenes to decisions on the last frame.</summary>
    Inference,

    /// <summary>A step of training: loss, gradient with dropout, optimiser and clamp.</summary>
    Training,
}
