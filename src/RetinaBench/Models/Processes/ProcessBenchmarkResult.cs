namespace RetinaBench.Models.Processes;

/// <summary>What talking to a model in a process of its own costs.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Client">The client that the process runs, as it says.</param>
/// <param name="Stimuli">Stimuli of one repeat.</param>
/// <param name="Repeats">Number of repeats.</param>
/// <param name="Requests">The figures.</param>
public sealed record ProcessBenchmarkResult(string Model, string Client, int Stimuli, int Repeats, IReadOnlyList<ProcessTiming> Requests);
