namespace RetinaBench.Torch.Benchmarks;

/// <summary>Says how tasks are called.</summary>
public static class TorchTasks
{
    /// <summary>The name of a task, in tables and baselines.</summary>
    /// <param name="task">The task.</param>
    public static string NameOf(TorchTask task) => task switch
    {
        TorchTask.Inference => "inference",
        TorchTask.Training => "training",
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, null),
    };
}
