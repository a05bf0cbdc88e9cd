namespace RetinaBench.Experiments;

/// <summary>What is wrong with one option of an experiment.</summary>
/// <param name="Member">The option as the suite file names it, for example <c>axis.name</c>.</param>
/// <param name="What">The offending value and the valid range, in one line.</param>
public sealed record OptionProblem(string Member, string What);
