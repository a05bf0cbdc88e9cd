namespace RetinaBench.Torch.Benchmarks;

/// <summary>Why a task was not measured at one batch.</summary>
/// <param name="Task">The task.</param>
/// <param name="Batch">Stimuli of a batch.</param>
/// <param name="Reason">What went wrong.</param>
public sealed record TorchFailure(TorchTask Task, int Batch, string Reason);
