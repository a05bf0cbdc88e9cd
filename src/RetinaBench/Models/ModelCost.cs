namespace RetinaBench.Models;

/// <summary>What a model costs by its definition, on whatever machine and however it is computed.</summary>
/// <param name="Weights">Number of weights and biases, 0 or more.</param>
/// <param name="MultiplyAdds">Multiply-adds for one movie as the model's equations say them, whatever an implementation leaves out; 0 or more.</param>
public sealed record ModelCost(long Weights, long MultiplyAdds);
