using RetinaBench.Stimuli;

namespace ExamplePlugin.Misbehaving;

/// <summary>The shape of movies that models made for tests take: small enough to be quick.</summary>
internal static class SmallMovies
{
    /// <summary>12 frames of 24 x 32 pixels.</summary>
    public static MovieGeometry Geometry { get; } = new(12, 24, 32);
}
