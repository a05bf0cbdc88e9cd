using RetinaBench.Experiments.ReceptiveFields;

namespace RetinaBench.Experiments.Measurements;

/// <summary>A receptive field taken apart into time and space, see <see cref="SpaceTimeSeparation"/>.</summary>
/// <param name="HalvesCorrelation">Correlation of the fields that either half of the movies gives, -1 to 1: how well it repeats; null where one half got no response.</param>
/// <param name="SingularValues">Singular values of [lags, checks], falling.</param>
/// <param name="SingularNoiseLevel">The largest singular value of what eight parts of the movies differ by: what noise reaches.</param>
/// <param name="Components">How many singular values are above that level: 1 for a separable field, 2 or more for one that moves; 0 for one too small to be told apart.</param>
/// <param name="SeparabilityIndex">Share of the first in the sum of squares, 0 to 1. The noise of a short measurement lowers it.</param>
/// <param name="Time">[lags]; the first product's course, of length 1.</param>
/// <param name="Space">[rows, columns]; the first product's profile, of length 1 and positive where its magnitude is largest.</param>
public sealed record ReceptiveFieldShape(
    double? HalvesCorrelation, IReadOnlyList<double> SingularValues, double SingularNoiseLevel, int Components, double SeparabilityIndex,
    IReadOnlyList<double> Time, IReadOnlyList<double> Space);
