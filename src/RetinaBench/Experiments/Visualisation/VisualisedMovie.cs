using System.Text.Json.Serialization;
using RetinaBench.Experiments.Assays;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>The movie that one ascent reached, and what was measured of it.</summary>
/// <remarks>Members that may be null are written all the same: journals leave nulls out, and what is read back must be complete.</remarks>
/// <param name="Seed">Number of the start, from 1.</param>
/// <param name="Silent">Whether the response did not depend on the movie at any start amplitude; all that follows then means nothing.</param>
/// <param name="Response">The response reached.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Converged">Whether the response had stopped growing.</param>
/// <param name="StartAmplitude">Amplitude of the start.</param>
/// <param name="Energy">How much of the movie moves right and left.</param>
/// <param name="Decisions">Decision for right minus decision for left at each frame; null for a model that does not decide between left and right.</param>
/// <param name="Profile">Radial profile at the peak frame; null where the movie has no contrast.</param>
/// <param name="Clip">The middle of the movie, kept of the first seed alone.</param>
public sealed record VisualisedMovie(
    int Seed,
    bool Silent,
    double Response,
    int Steps,
    bool Converged,
    double StartAmplitude,
    MotionEnergy Energy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] IReadOnlyList<double>? Decisions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] RadialProfile? Profile,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] MovieClip? Clip) : AssayFinding
{
    /// <summary>Side of the start's grains, in pixels and frames; 1 for noise in single pixels.</summary>
    public int StartGrain { get; init; } = 1;

    /// <summary>Centre and surround fitted to the radial profile, where the experiment did so and there is one; otherwise null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DifferenceOfGaussians? Fit { get; init; }
}
