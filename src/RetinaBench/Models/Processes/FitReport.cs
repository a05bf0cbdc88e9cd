using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Models.Processes;

/// <summary>What a process says of a fit.</summary>
/// <param name="Fitted">Shape of the movie that was fitted.</param>
/// <param name="Unit">Unit of predictions, that of the recording.</param>
/// <param name="Lags">Frames that a prediction depends on.</param>
/// <param name="Course">How it went.</param>
/// <param name="Filters">Its filters; null where it shows none.</param>
/// <param name="Keeps">Whether it predicts with some of them alone.</param>
internal sealed record FitReport(MovieGeometry Fitted, ResponseUnit Unit, int Lags, IReadOnlyList<FitStage> Course, IReadOnlyList<EncodingFilter>? Filters, bool Keeps);
