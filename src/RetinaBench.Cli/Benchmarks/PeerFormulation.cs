namespace RetinaBench.Cli.Benchmarks;

/// <summary>What a peer took for one way of writing the network.</summary>
/// <param name="Name">How it calls that way.</param>
/// <param name="InferenceMsPerStimulus">Milliseconds of inference for each stimulus.</param>
/// <param name="TrainingMsPerStimulus">Milliseconds of a step of training for each stimulus.</param>
internal sealed record PeerFormulation(string Name, double InferenceMsPerStimulus, double TrainingMsPerStimulus);
