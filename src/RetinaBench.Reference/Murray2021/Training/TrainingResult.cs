namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>A finished training.</summary>
/// <param name="Parameters">The weights.</param>
/// <param name="Record">How they were made.</param>
public sealed record TrainingResult(Murray2021Parameters Parameters, TrainingRecord Record);
