using RetinaBench.Models;

namespace ExamplePlugin.Misbehaving;

/// <summary>Has no constructor that a registry could call.</summary>
/// <param name="gain">Factor between light and response.</param>
public sealed class UnreachableConstructorModel(float gain) : DenseRetinaModel(MakeCard())
{
    /// <inheritdoc/>
    protected override void Forward(ReadOnlySpan<float> movie, LayerResponses responses)
    {
        var values = new float[movie.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = gain * movie[i];
        responses.Write("receptor", values);
    }

    private static ModelCard MakeCard() => new()
    {
        Name = "gain",
        Version = "1",
        Description = "The movie times a factor.",
        Citation = "none",
        Input = SmallMovies.Geometry,
        Layers = [new("receptor", LayerRole.Other, 1, SmallMovies.Geometry.Frames, SmallMovies.Geometry.Rows, SmallMovies.Geometry.Columns)],
    };
}
