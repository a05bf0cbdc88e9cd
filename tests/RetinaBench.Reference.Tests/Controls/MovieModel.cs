using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Controls;

/// <summary>Responds with the movie itself, and offers a capability that no null may pass on.</summary>
internal sealed class MovieModel(MovieGeometry input) : DenseRetinaModel(MakeCard(input)), IKernelSource
{
    public IReadOnlyList<Kernel> Kernels { get; } = [new(new("movie", 0), "movie", null, KernelDomain.Spatial, 1, 1, new float[] { 1 })];

    public static ResponseQuery Query { get; } = ResponseQuery.Of(Lesion.None, new ResponseRequest("movie", Reduction.Full));

    protected override void Forward(ReadOnlySpan<float> movie, LayerResponses responses) => responses.Write("movie", movie);

    private static ModelCard MakeCard(MovieGeometry input) => new()
    {
        Name = "movie",
        Version = "5",
        Description = "The movie.",
        Citation = "none",
        Input = input,
        Layers = [new("movie", LayerRole.Other, 1, input.Frames, input.Rows, input.Columns)],
        ThreadSafe = true,
    };
}
