using ExamplePlugin;
using RetinaBench.Models;
using RetinaBench.Stimuli;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchPlugin;

/// <summary>A delay-and-compare model in TorchSharp: how a plugin is written against it.</summary>
/// <remarks>
/// Bipolar cells pool blocks of pixels, as ON and OFF cells. Ganglion cells multiply what a bipolar cell says with what its neighbour said one
/// frame before, one type for either direction (W. Reichardt, 1961). The decision of a frame compares their means.
/// </remarks>
public sealed class DelayAndCompareModel : DenseRetinaModel, IDisposable
{
    // A dot of the published movies is 11 pixels wide and moves by at most two in a frame.
    private const int Block = 2;

    private readonly Tensor _pooling;

    /// <summary>Makes the model for the movies that the options describe: frames (51), rows (255) and columns (255).</summary>
    /// <param name="options">Options of the registry entry.</param>
    public DelayAndCompareModel(IReadOnlyDictionary<string, string> options)
        : this(MovieOptions.Read(options, new(51, 255, 255)))
    {
    }

    /// <summary>Makes the model for movies of a shape.</summary>
    /// <param name="input">The shape of the movies, of at least 2 x 4 pixels.</param>
    public DelayAndCompareModel(MovieGeometry input)
        : base(MakeCard(input))
    {
        float[] on = [.. Enumerable.Repeat(1f / (Block * Block), Block * Block)];
        _pooling = tensor([.. on, .. on.Select(w => -w)], [2, 1, Block, Block]);
    }

    /// <inheritdoc/>
    protected override void Forward(ReadOnlySpan<float> movie, LayerResponses responses)
    {
        using IDisposable withoutGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        LayerCard map = Card.Layers[0];
        Tensor frames = tensor(movie.ToArray(), [map.Frames, 1, Card.Geometry.Rows, Card.Geometry.Columns]);
        Tensor pooled = nn.functional.conv2d(frames, _pooling, tensor([0f, 1f], [2]), [Block, Block]).relu();
        Write(responses, "bipolar", pooled.permute(1, 0, 2, 3));

        // What is read back is lesioned where the harness asks for it.
        Tensor now = tensor(responses["bipolar"].ToArray(), [2, map.Frames, map.Rows, map.Columns]);
        Tensor before = nn.functional.pad(now.narrow(1, 0, map.Frames - 1), [0, 0, 0, 0, 1, 0]);
        Tensor left = now * nn.functional.pad(before.narrow(3, 1, map.Columns - 1), [0, 1]);
        Tensor right = now * nn.functional.pad(before.narrow(3, 0, map.Columns - 1), [1, 0]);
        Write(responses, "ganglion", cat([left.sum([0], true), right.sum([0], true)], 0));

        Tensor ganglion = tensor(responses["ganglion"].ToArray(), [2, map.Frames, map.Rows, map.Columns]);
        Write(responses, "decision", ganglion.mean([2, 3]));
    }

    /// <inheritdoc/>
    public void Dispose() => _pooling.Dispose();

    private static void Write(LayerResponses responses, string layer, Tensor values)
    {
        Tensor flat = values.reshape(-1);
        float[] copy = new float[flat.shape[0]];
        flat.data<float>().CopyTo(copy);
        responses.Write(layer, copy);
    }

    private static ModelCard MakeCard(MovieGeometry input)
    {
        int rows = input.Rows / Block, columns = input.Columns / Block;
        return new()
        {
            Name = "delay-and-compare",
            Version = "1",
            Description = "Delay and compare behind ON and OFF bipolar cells, in TorchSharp.",
            Citation = "W. Reichardt (1961). Autocorrelation, a principle for the evaluation of sensory information by the central nervous system.",
            Input = input,
            Layers =
            [
                new("bipolar", LayerRole.Bipolar, 2, input.Frames, rows, columns),
                new("ganglion", LayerRole.Ganglion, 2, input.Frames, rows, columns),
                new("decision", LayerRole.Decision, 2, input.Frames, 1, 1),
            ],
            Classes = ["left", "right"],
        };
    }
}
