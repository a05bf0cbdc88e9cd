using RetinaBench.Json;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>What a finished training leaves beside its weights: how they were made, how it went, and what it cost.</summary>
public sealed record TrainingRecord
{
    /// <summary>Reads the record of a training.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="InputException">The file cannot be read or is no such record.</exception>
    public static TrainingRecord Read(string path) => StrictJson.ReadInput<TrainingRecord>(path).Value;

    /// <summary>The recipe, every member given.</summary>
    public required TrainingRecipe Recipe { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Version of the program and of its arithmetic: the same recipe, seed and version give the same weights, bit for bit.</summary>
    public required string Code { get; init; }

    /// <summary>Fingerprint of the environment of the training stimuli, see <see cref="RetinaBench.Stimuli.EnvironmentFingerprint"/>.</summary>
    public required string EnvironmentFingerprint { get; init; }

    /// <summary>SHA-256 of the file of weights, 64 lower-case hexadecimal digits.</summary>
    public required string WeightsSha256 { get; init; }

    /// <summary>Version of the model that the weights make: the first 16 digits of the hash of its architecture and values.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>The losses, nats to four decimals, at which earlier draws of initial weights were given up because the network did not begin to learn, see <see cref="RestartRule"/>; empty where the first draw learned.</summary>
    public required IReadOnlyList<double> SilentLosses { get; init; }

    /// <summary>How it went.</summary>
    public required TrainingCurve Curve { get; init; }

    /// <summary>What it cost, and where.</summary>
    public required TrainingTiming Timing { get; init; }
}
