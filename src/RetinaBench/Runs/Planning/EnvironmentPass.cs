namespace RetinaBench.Runs.Planning;

/// <summary>One showing of an environment: every stimulus of it once, for all the experiments named.</summary>
/// <param name="Number">Place in the schedule of its suite, from 1.</param>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Experiments">Ids of the experiments served, in suite order.</param>
public sealed record EnvironmentPass(int Number, string Environment, IReadOnlyList<string> Experiments);
