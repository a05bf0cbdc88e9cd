using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measurements;

/// <summary>The answer of a model that is shown nothing because its whole first layer is lesioned.</summary>
/// <param name="AnsweredRight">Answers "right" over all stimuli.</param>
/// <param name="Constant">The constant answer, or null when answers vary.</param>
public sealed record DecisionBias(Proportion AnsweredRight, string? Constant) : Measurement;
