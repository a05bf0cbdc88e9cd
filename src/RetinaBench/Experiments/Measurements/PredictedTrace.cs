namespace RetinaBench.Experiments.Measurements;

/// <summary>A stretch of fresh frames: what a model predicts, the true rate, and spikes drawn from it.</summary>
/// <param name="FrameRate">Frames a second.</param>
/// <param name="Predicted">Predicted rate in Hz, [frames].</param>
/// <param name="True">True rate in Hz, [frames].</param>
/// <param name="Trials">Frames with a spike of the cell, trial by trial.</param>
public sealed record PredictedTrace(double FrameRate, IReadOnlyList<float> Predicted, IReadOnlyList<float> True, IReadOnlyList<IReadOnlyList<int>> Trials);
