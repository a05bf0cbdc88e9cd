using System.Text.Json.Serialization;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measures;

/// <summary>A centre and a surround fitted to a patch or a radial profile: the difference of two concentric Gaussians.</summary>
/// <remarks>
/// <para>w(d) = a [exp(-d^2 / 2 c^2) - k exp(-d^2 / 2 s^2)], d the distance to the centre, c the width of the centre, s that of the surround, k the
/// surround's strength; by least squares. Rodieck (1965), doi:10.1016/0042-6989(65)90033-7. k is 0 without surround, 1 where it cancels the
/// middle of the centre, below 0 where the skirt has the centre's sign.</para>
/// <para>The interval of k is that of the linearised model at the minimum, with Student's t. The F test asks whether a surround explains more than one
/// Gaussian does: two more parameters, k and s. Bates and Watts (1988), Nonlinear Regression Analysis, sections 2.1 and 3.10.</para>
/// <para>A member that may be null is written all the same: journals leave nulls out, and what is read back must be complete.</para>
/// </remarks>
/// <param name="Row">Row of the centre, in pixels; 0 for a profile.</param>
/// <param name="Column">Column of the centre, in pixels; 0 for a profile.</param>
/// <param name="Amplitude">Amplitude a of the centre.</param>
/// <param name="CenterSigma">Standard deviation c of the centre, in pixels.</param>
/// <param name="SurroundSigma">Standard deviation s of the surround, in pixels.</param>
/// <param name="Strength">Strength k of the surround.</param>
/// <param name="Interval">The same with its interval, its count being the number of values fitted; null where the data do not determine it.</param>
/// <param name="Explained">Share of the sum of squares that the fit explains, 0 to 1.</param>
/// <param name="ExplainedByCenter">Share that one Gaussian explains.</param>
/// <param name="PValue">Of the F test: how likely a surround explains as much more although there is none.</param>
/// <param name="AtBound">Whether the amplitude, a width, the strength or the centre lies on the edge of what is allowed, so that the data do not determine it and the interval means little.</param>
public sealed record DifferenceOfGaussians(
    double Row,
    double Column,
    double Amplitude,
    double CenterSigma,
    double SurroundSigma,
    double Strength,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Estimate? Interval,
    double Explained,
    double ExplainedByCenter,
    double PValue,
    bool AtBound)
{
    /// <summary>Radius at which the centre alone, without the surround, falls to 1 / e of its middle: sqrt(2) c, in pixels.</summary>
    [JsonIgnore]
    public double CenterRadius => Math.Sqrt(2) * CenterSigma;

    /// <summary>Radius at which the surround alone falls to 1 / e of its middle: sqrt(2) s, in pixels.</summary>
    [JsonIgnore]
    public double SurroundRadius => Math.Sqrt(2) * SurroundSigma;

    /// <summary>Volume under the surround over that under the centre, k s^2 / c^2: 1 where both cancel for a uniform field. Of a patch, not of a line.</summary>
    [JsonIgnore]
    public double IntegratedRatio => Strength * SurroundSigma * SurroundSigma / (CenterSigma * CenterSigma);

    /// <summary>The fitted value at a distance from the centre.</summary>
    /// <param name="distance">In pixels.</param>
    public double At(double distance)
    {
        double square = distance * distance / 2;
        return Amplitude * (Math.Exp(-square / (CenterSigma * CenterSigma)) - (Strength * Math.Exp(-square / (SurroundSigma * SurroundSigma))));
    }
}
