namespace RetinaBench.Models.EncodingModels;

/// <summary>A stage of a fit at which it was judged on the frames held back.</summary>
/// <param name="Iteration">Steps taken so far.</param>
/// <param name="ValidationLoss">Mean of p - y log p over the frames held back, p predicted and y found, in the units of the recording.</param>
/// <param name="Chosen">Whether the fitted model is that of this stage.</param>
public sealed record FitStage(int Iteration, double ValidationLoss, bool Chosen);
