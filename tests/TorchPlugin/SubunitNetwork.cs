using RetinaBench.Stimuli;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchPlugin;

/// <summary>What is fitted: alpha log(1 + exp(beta x)) of x, a weighted sum over positions of what rectified filters say there.</summary>
/// <remarks>Its tensors belong to the scope in which it is made.</remarks>
internal sealed class SubunitNetwork
{
    /// <summary>Rows and columns of a filter.</summary>
    public const int Kernel = 7;

    private const double Deviation = 0.2, FilterL1 = 5e-5, ReadoutL2 = 1e-5;
    private const float FirstAlpha = 0.2f, FirstBeta = 5;

    private readonly int _filters;
    private readonly int _mapRows;
    private readonly int _mapColumns;
    private readonly Parameter _weights;
    private readonly Parameter _biases;
    private readonly Parameter _offset;
    private readonly Parameter _beta;

    /// <summary>Draws where a fit starts.</summary>
    public SubunitNetwork(int filters, int rows, int columns, ulong seed)
    {
        (_filters, _mapRows, _mapColumns) = (filters, rows - Kernel + 1, columns - Kernel + 1);
        var stream = new RandomStream(seed, "subunit-network/initial");
        _weights = Of([.. Enumerable.Range(0, filters * Kernel * Kernel).Select(_ => (float)stream.NextGaussian(Deviation))], [filters, 1, Kernel, Kernel]);
        _biases = Of(new float[filters], [filters]);
        Readout = Of([.. Enumerable.Range(0, filters * _mapRows * _mapColumns).Select(_ => (float)Math.Abs(stream.NextGaussian(Deviation)))], [1, filters, _mapRows, _mapColumns]);
        (_offset, Alpha, _beta) = (Of([0], [1]), Of([FirstAlpha], [1]), Of([FirstBeta], [1]));
    }

    /// <summary>[1, filters, rows, columns of positions], 0 or more.</summary>
    public Parameter Readout { get; }

    /// <summary>[1], the scale of rates.</summary>
    public Parameter Alpha { get; }

    /// <summary>Everything that is fitted.</summary>
    public IEnumerable<Parameter> Parameters => [_weights, _biases, Readout, _offset, Alpha, _beta];

    /// <summary>Rates of frames.</summary>
    /// <param name="frames">[frames, 1, rows, columns], filtered in time.</param>
    /// <returns>[frames].</returns>
    public Tensor Forward(Tensor frames) =>
        Alpha * nn.functional.softplus(_beta * nn.functional.conv2d(nn.functional.conv2d(frames, _weights, _biases).relu(), Readout, _offset).reshape(-1));

    /// <summary>What keeps weights small.</summary>
    public Tensor Penalty() => (tensor(new[] { (float)FilterL1 }, []) * _weights.abs().sum()) + (tensor(new[] { (float)ReadoutL2 }, []) * (Readout * Readout).sum());

    /// <summary>A copy of all that is fitted.</summary>
    public SubunitWeights Read() => new(_filters, _mapRows, _mapColumns, Copy(_weights), Copy(_biases), Copy(Readout), Copy(_offset)[0], Copy(Alpha)[0], Copy(_beta)[0]);

    /// <summary>Mean of p - y log p.</summary>
    public static double LossOf(ReadOnlySpan<float> rate, ReadOnlySpan<float> responses)
    {
        double loss = 0;
        for (int i = 0; i < rate.Length; i++)
            loss += rate[i] - (responses[i] == 0 ? 0 : responses[i] * Math.Log(Math.Max(rate[i], float.Epsilon)));
        return loss / rate.Length;
    }

    private static Parameter Of(float[] values, long[] shape) => nn.Parameter(tensor(values, shape));

    private static float[] Copy(Tensor tensor)
    {
        float[] values = new float[tensor.shape.Aggregate(1L, (product, side) => product * side)];
        using Tensor flat = tensor.detach().reshape(-1);
        flat.data<float>().CopyTo(values);
        return values;
    }
}
