using RetinaBench.Experiments.Measures;

namespace RetinaBench.Experiments.Measurements;

/// <summary>How well a model predicts the responses to flashed images, the mean rate from the onset of an image to the next.</summary>
/// <param name="Images">Number of images.</param>
/// <param name="Correlation">CC over images; null where the prediction is the same for all. Blocks of images are resampled.</param>
/// <param name="Predicted">Predicted mean rate in Hz, image by image.</param>
/// <param name="True">True mean rate in Hz, image by image.</param>
public sealed record ImageScore(int Images, Score? Correlation, IReadOnlyList<float> Predicted, IReadOnlyList<float> True);
