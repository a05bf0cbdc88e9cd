using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Torch.Devices;
using RetinaBench.Torch.Murray2021.Training;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Murray2021;

/// <summary>The layers of a murray2021 network as operations on tensors, each a function of its inputs alone.</summary>
/// <remarks>
/// <para>Responses are traces, [stimuli, types, frames, positions]. A layer filters in space with the frames as the batch of a
/// two-dimensional convolution, then in time with each type as a group of its own; zero frames come before the first one
/// behind the spatial bias, as in the authors' code.</para>
/// <para>Where fewer than all frames go in or come out, they are the last ones. Dropout, where there is any, comes behind each filter.</para>
/// </remarks>
internal sealed class TorchNetwork : IDisposable
{
    private readonly Murray2021Architecture _architecture;
    private readonly TorchPrecision _precision;
    private readonly Convolution _bipolarSpace, _bipolarTime, _ganglionTime, _decision;
    private readonly Convolution? _amacrineSpace, _amacrineTime, _ganglionBipolar, _ganglionAmacrine;

    /// <summary>Copies a network to a device.</summary>
    /// <param name="parameters">Its weights.</param>
    /// <param name="device">The device.</param>
    /// <param name="precision">The arithmetic of convolutions.</param>
    /// <param name="requiresGradient">Whether responses are differentiated by the parameters.</param>
    public TorchNetwork(Murray2021Parameters parameters, Device device, TorchPrecision precision, bool requiresGradient = false)
    {
        _architecture = parameters.Architecture;
        _precision = precision;
        Murray2021Architecture a = _architecture;
        _bipolarSpace = Space(parameters.BipolarSpace, a.BipolarTypes, 1, a.Bipolar);
        _bipolarTime = Time(parameters.BipolarTime, a.BipolarTypes);
        if (a.HasAmacrine)
        {
            _amacrineSpace = Space(parameters.AmacrineSpace!, a.AmacrineTypes, a.BipolarTypes, a.Amacrine);
            _amacrineTime = Time(parameters.AmacrineTime!, a.AmacrineTypes);
            _ganglionAmacrine = Space(parameters.GanglionAmacrineSpace!, a.GanglionTypes, a.AmacrineTypes, a.GanglionAmacrine);
        }

        if (a.GanglionBipolar is { } residual)
            _ganglionBipolar = Space(parameters.GanglionBipolarSpace!, a.GanglionTypes, a.BipolarTypes, residual);
        _ganglionTime = Time(parameters.GanglionTime, a.GanglionTypes);
        _decision = Convolution.Of(parameters.Decision, device, requiresGradient, Murray2021Model.DecisionClasses.Count, a.GanglionTypes, a.GanglionRows, a.GanglionColumns);

        Convolution Space(ConvolutionWeights weights, int types, int sources, SpatialWindow window) =>
            Convolution.Of(weights, device, requiresGradient, types, sources, window.Rows, window.Columns);

        Convolution Time(ConvolutionWeights weights, int types) => Convolution.Of(weights, device, requiresGradient, types, 1, a.Taps, 1);
    }

    /// <summary>Whether there are amacrine cells.</summary>
    public bool HasAmacrine => _architecture.HasAmacrine;

    /// <summary>Weights and biases in the order of the signal flow, weights before biases.</summary>
    public IEnumerable<Tensor> Parameters => Convolutions.SelectMany(c => new[] { c.Weights, c.Bias });

    /// <summary>Frames of the ganglion cells' input that their last frame depends on.</summary>
    public int GanglionReach => Math.Min(_architecture.Input.Frames, _architecture.Taps);

    /// <summary>Frames of the bipolar responses that the last frame depends on by way of amacrine cells.</summary>
    public int AmacrineReach => Math.Min(_architecture.Input.Frames, (2 * _architecture.Taps) - 1);

    /// <summary>Bipolar responses, all frames.</summary>
    /// <param name="movies">[stimuli, frames, rows, columns].</param>
    /// <param name="dropout">What is dropped; null for nothing.</param>
    public Tensor Bipolar(Tensor movies, DropoutMasks? dropout = null)
    {
        long stimuli = movies.shape[0], frames = movies.shape[1];
        Tensor images = movies.reshape(stimuli * frames, 1, movies.shape[2], movies.shape[3]);
        Tensor space = Filter(images, _bipolarSpace, _architecture.Bipolar);
        Tensor input = DropoutMasks.Drop(Traces(space, frames), dropout?.BipolarSpace);
        return DropoutMasks.Drop(FilterInTime(input, _bipolarTime, frames), dropout?.BipolarTime).relu();
    }

    /// <summary>Amacrine responses, which are never positive.</summary>
    /// <param name="bipolar">Bipolar responses, lesion applied: all frames, or the last <see cref="AmacrineReach"/>.</param>
    /// <param name="wanted">Frames wanted: all, or of the last <see cref="AmacrineReach"/> the last <see cref="GanglionReach"/>.</param>
    /// <param name="dropout">What is dropped; null for nothing.</param>
    public Tensor Amacrine(Tensor bipolar, long wanted, DropoutMasks? dropout = null)
    {
        Tensor space = Filter(Images(bipolar, _architecture.BipolarRows, _architecture.BipolarColumns), _amacrineSpace!, _architecture.Amacrine);
        Tensor input = DropoutMasks.Drop(Traces(space, bipolar.shape[2]), dropout?.AmacrineSpace);
        return DropoutMasks.Drop(FilterInTime(input, _amacrineTime!, wanted), dropout?.AmacrineTime).relu().neg();
    }

    /// <summary>Ganglion responses.</summary>
    /// <param name="bipolar">Bipolar responses, lesion applied: all frames, or the last <see cref="GanglionReach"/>.</param>
    /// <param name="amacrine">Amacrine responses in the same frames, lesion applied; null without amacrine cells.</param>
    /// <param name="wanted">Frames wanted: all, or 1 for the last.</param>
    /// <param name="dropout">What is dropped; null for nothing.</param>
    public Tensor Ganglion(Tensor bipolar, Tensor? amacrine, long wanted, DropoutMasks? dropout = null)
    {
        long frames = bipolar.shape[2];
        Tensor? residual = null, lateral = null;
        if (_architecture.GanglionBipolar is { } window)
        {
            Tensor space = Filter(Images(bipolar, _architecture.BipolarRows, _architecture.BipolarColumns), _ganglionBipolar!, window);
            residual = DropoutMasks.Drop(Traces(space, frames), dropout?.GanglionBipolar);
        }

        if (amacrine is not null)
        {
            Tensor space = Filter(Images(amacrine, _architecture.AmacrineRows, _architecture.AmacrineColumns), _ganglionAmacrine!, _architecture.GanglionAmacrine);
            lateral = DropoutMasks.Drop(Traces(space, frames), dropout?.GanglionAmacrine);
        }

        Tensor input = residual is not null && lateral is not null ? residual + lateral : residual ?? lateral!;
        return DropoutMasks.Drop(FilterInTime(input, _ganglionTime, wanted), dropout?.GanglionTime).relu();
    }

    /// <summary>The decision in each frame, [stimuli, classes, frames, 1].</summary>
    /// <param name="ganglion">Ganglion responses, lesion applied.</param>
    /// <param name="dropout">What is dropped; null for nothing.</param>
    public Tensor Decision(Tensor ganglion, DropoutMasks? dropout = null)
    {
        Tensor images = Images(ganglion, _architecture.GanglionRows, _architecture.GanglionColumns);
        return DropoutMasks.Drop(Traces(nn.functional.conv2d(images, _decision.Weights, _decision.Bias), ganglion.shape[2]), dropout?.Decision);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Convolution convolution in Convolutions)
            convolution.Dispose();
    }

    private IEnumerable<Convolution> Convolutions =>
        new[] { _bipolarSpace, _bipolarTime, _amacrineSpace, _amacrineTime, _ganglionBipolar, _ganglionAmacrine, _ganglionTime, _decision }.OfType<Convolution>();

    private Tensor Filter(Tensor images, Convolution convolution, SpatialWindow window)
    {
        long[] strides = [window.Stride, window.Stride], padding = [window.Padding, window.Padding];
        if (_precision != TorchPrecision.Mixed)
            return nn.functional.conv2d(images, convolution.Weights, convolution.Bias, strides, padding);
        const ScalarType half = ScalarType.BFloat16;
        return nn.functional.conv2d(images.to(half), convolution.Weights.to(half), convolution.Bias.to(half), strides, padding).to(ScalarType.Float32);
    }

    // Each type is filtered over the frames at every position: a convolution of [frames, positions] by [taps, 1].
    private Tensor FilterInTime(Tensor traces, Convolution convolution, long wanted)
    {
        long frames = traces.shape[2], needed = wanted + _architecture.Taps - 1;
        Tensor seen = frames >= needed ? traces.narrow(2, frames - needed, needed) : nn.functional.pad(traces, [0, 0, needed - frames, 0]);
        return nn.functional.conv2d(seen, convolution.Weights, convolution.Bias, groups: convolution.Bias.shape[0]);
    }

    // [stimuli, types, frames, positions] to [stimuli x frames, types, rows, columns], and back.
    private static Tensor Images(Tensor traces, int rows, int columns) =>
        traces.permute(0, 2, 1, 3).reshape(traces.shape[0] * traces.shape[2], traces.shape[1], rows, columns);

    private static Tensor Traces(Tensor images, long frames) =>
        images.reshape(images.shape[0] / frames, frames, images.shape[1], images.shape[2] * images.shape[3]).permute(0, 2, 1, 3);
}
