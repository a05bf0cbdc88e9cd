using TorchSharp;
using static TorchSharp.torch;

namespace TorchPlugin;

/// <summary>A fitted network as numbers, from which tensors are made when they are needed. Immutable and thread-safe.</summary>
internal sealed record SubunitWeights(
    int Filters, int MapRows, int MapColumns, float[] Weights, float[] Biases, float[] Readout, float Offset, float Alpha, float Beta)
{
    // Enough for the threads of libtorch, and some MB.
    private const int Block = 4096;

    /// <summary>Positions of a filter.</summary>
    public int Positions => MapRows * MapColumns;

    /// <summary>Rates of consecutive frames.</summary>
    /// <param name="movie">The movie.</param>
    /// <param name="first">The first of its frames.</param>
    /// <param name="count">Number of frames.</param>
    public float[] Predict(FilteredMovie movie, int first, int count)
    {
        using IDisposable unrecorded = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor weights = tensor(Weights, [Filters, 1, SubunitNetwork.Kernel, SubunitNetwork.Kernel]), biases = tensor(Biases, [Filters]);
        Tensor readout = tensor(Readout, [1, Filters, MapRows, MapColumns]), offset = tensor(new[] { Offset }, [1]);
        float[] rate = new float[count];
        for (int start = 0; start < count; start += Block)
        {
            using DisposeScope part = NewDisposeScope();
            int frames = Math.Min(Block, count - start);
            Tensor drive = nn.functional.conv2d(nn.functional.conv2d(movie.Read(first + start, frames), weights, biases).relu(), readout, offset).reshape(-1);
            (tensor(new[] { Alpha }, []) * nn.functional.softplus(tensor(new[] { Beta }, []) * drive)).data<float>().CopyTo(rate.AsSpan(start, frames));
        }

        return rate;
    }
}
