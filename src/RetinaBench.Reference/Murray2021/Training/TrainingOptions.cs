namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>How a training is carried out; nothing here changes the weights that it gives.</summary>
public sealed record TrainingOptions
{
    /// <summary>The most threads that can be asked for.</summary>
    public const int MaximumThreads = 1024;

    /// <summary>Threads, 1 to <see cref="MaximumThreads"/>; by default one a processor.</summary>
    public int Threads { get; init; } = Math.Min(Environment.ProcessorCount, MaximumThreads);

    /// <summary>Folder of the state, the weights and the record, made where there is none; null keeps nothing but the returned result.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether the training in <see cref="Folder"/> is continued; where there is none, a new one starts.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether an earlier training in <see cref="Folder"/> is thrown away. Ignored with <see cref="Resume"/>.</summary>
    public bool Force { get; init; }

    /// <summary>Tells the time, which decides how often the state is written.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Computes gradients; the reference core when null.</summary>
    internal ITrainingCore? Core { get; init; }

    internal void Check()
    {
        if (Threads is < 1 or > MaximumThreads)
            throw new InputException($"{Threads} threads: valid are 1 to {MaximumThreads}");
    }
}
