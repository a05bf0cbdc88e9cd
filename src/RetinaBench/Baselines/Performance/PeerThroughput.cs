namespace RetinaBench.Baselines.Performance;

/// <summary>What another program took for the same task on the same device in the same run.</summary>
/// <param name="Name">The program, and its formulation of the network.</param>
/// <param name="Version">What it runs on, for example PyTorch's version.</param>
/// <param name="MsPerStimulus">Median wall-clock milliseconds for each stimulus, as it measured them.</param>
public sealed record PeerThroughput(string Name, string Version, double MsPerStimulus);
