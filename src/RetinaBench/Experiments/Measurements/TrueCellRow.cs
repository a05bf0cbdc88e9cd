using RetinaBench.Models.EncodingModels.GroundTruth;

namespace RetinaBench.Experiments.Measurements;

/// <summary>The ground-truth cell that models were fitted to, as figures draw it beside what was found.</summary>
/// <param name="Name">Its name in the suite.</param>
/// <param name="Rows">Rows of the movie.</param>
/// <param name="Columns">Columns of the movie.</param>
/// <param name="Threshold">What the sum of the rectified subunits must exceed.</param>
/// <param name="Subunits">Its subunits.</param>
/// <param name="TemporalFilter">Its filter in time, [lags]; where its subunits differ, their mean.</param>
public sealed record TrueCellRow(string Name, int Rows, int Columns, double Threshold, IReadOnlyList<Subunit> Subunits, IReadOnlyList<double> TemporalFilter);
