using RetinaBench.Reference.Murray2021.Training;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>A training of a second's length: all that a full one has, in small. The last batch of an epoch is smaller than the others.</summary>
internal static class TinyTraining
{
    public const ulong Seed = 7;

    public static TrainingRecipe Recipe { get; } = new()
    {
        Name = "tiny",
        Architecture = new() { BipolarTypes = 2, AmacrineTypes = 3, GanglionTypes = 2, Frames = 12, Rows = 50, Columns = 54, Taps = 5 },
        Environment = new() { Stimuli = 20, Dots = 40 },
        Batch = 6,
        Epochs = 5,
        HeldOut = new(8, 2),
    };

    /// <summary>Options that keep a folder; the state is written at the beginning and when the training ends, in whatever way.</summary>
    public static TrainingOptions In(string folder) => new() { Folder = folder, Threads = 1, Clock = new StandingClock() };

    public static byte[] WeightsIn(string folder) => File.ReadAllBytes(Path.Combine(folder, Murray2021Training.WeightsFileName));
}
