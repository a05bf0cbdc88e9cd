namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>What a training cost, and where. Two trainings of one recipe, seed and version differ here and nowhere else.</summary>
/// <param name="Seconds">Wall-clock seconds of all epochs, tests included, whether of one start or of several.</param>
/// <param name="Threads">Threads of the last start.</param>
/// <param name="Simd">Width of the vector instructions used.</param>
/// <param name="Machine">Operating system, processor architecture and number of processors.</param>
public sealed record TrainingTiming(double Seconds, int Threads, string Simd, string Machine);
