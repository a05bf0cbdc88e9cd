using RetinaBench.Models.EncodingModels;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Training;
using RetinaBench.Reference.Yan2020.Fitting;
using RetinaBench.Reference.Yan2020.Frames;
using RetinaBench.Reference.Yan2020.Network;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020;

/// <summary>A <see cref="Yan2020Model"/> after its fit.</summary>
internal sealed unsafe class FittedCnn : IFittedEncoding, IFilterSource, IFilterSelection, IFilteredInTime<IFittedEncoding>
{
    private const int BlockFrames = 4096;

    private readonly CnnShape _shape;
    private readonly CnnLayout _layout;
    private readonly float[] _temporalFilter;
    private readonly AlignedBuffer<float> _parameters;

    /// <summary>Takes over what a fit found.</summary>
    public FittedCnn(CnnShape shape, CnnLayout layout, float[] temporalFilter, ReadOnlySpan<float> parameters, ResponseUnit unit, IReadOnlyList<FitStage> course)
    {
        (_shape, _layout, _temporalFilter, Unit, Course) = (shape, layout, temporalFilter, unit, course);
        _parameters = new(layout.Count);
        parameters.CopyTo(_parameters.Span);
        Filters = [.. Enumerable.Range(0, shape.Architecture.Filters).Select(FilterAt)];
    }

    /// <inheritdoc/>
    public int Lags => _shape.Architecture.Lags;

    /// <inheritdoc/>
    public ResponseUnit Unit { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FitStage> Course { get; }

    /// <inheritdoc/>
    public IReadOnlyList<EncodingFilter> Filters { get; }

    /// <summary>All parameters, in the order of <see cref="CnnLayout"/>.</summary>
    internal ReadOnlySpan<float> Parameters => _parameters.Span[.._layout.Count];

    /// <summary>Weights in time by which the movie is filtered first, lag 0 first; a single 1 in version II.</summary>
    internal ReadOnlySpan<float> TemporalFilter => _temporalFilter;

    /// <inheritdoc/>
    public void Predict(IFrameSequence movie, int first, Span<float> rate)
    {
        PredictedFrames.Check(_shape.Rows, _shape.Columns, Lags, movie, first, rate.Length);
        ICnnWorker worker = CnnCore.MakeWorker(SimdLevels.Widest, _shape, _layout, [], 0);
        for (int start = 0; start < rate.Length; start += BlockFrames)
        {
            Span<float> block = rate.Slice(start, Math.Min(BlockFrames, rate.Length - start));
            using var store = new FrameStore(_shape, movie, _temporalFilter, first + start, block.Length);
            worker.Predict(_parameters.Pointer, store, 0, block);
        }

        GC.KeepAlive(_parameters);
    }

    /// <inheritdoc/>
    public IFittedEncoding Keep(IReadOnlyList<int> filters)
    {
        KeptFilters.Check(filters, _shape.Architecture.Filters);
        // A rectifier that is handed nothing says nothing, whatever reads it.
        float[] parameters = [.. Parameters];
        int taps = _shape.Layers[0].Taps;
        foreach (int filter in Enumerable.Range(0, _shape.Architecture.Filters).Except(filters))
        {
            parameters.AsSpan(_layout.Weights[0].Offset + (filter * taps), taps).Clear();
            parameters[_layout.Biases[0].Offset + filter] = 0;
        }

        return new FittedCnn(_shape, _layout, _temporalFilter, parameters, Unit, Course);
    }

    /// <inheritdoc/>
    public IFittedEncoding? BehindFilterOf(CellRecording recording, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return _shape.Architecture.FiltersTime ? null : new FittedCnn(_shape, _layout, TemporalCourse.Of(recording, Lags, cancellation), Parameters, Unit, Course);
    }

    private EncodingFilter FilterAt(int filter)
    {
        Convolution first = _shape.Layers[0];
        ParameterBlock weights = _layout.Weights[0];
        float[] readout = _shape.Layers.Count > 1 ? [] : [.. Parameters.Slice(_layout.Dense.Offset + (filter * first.Positions), first.Positions)];
        return new(
            filter, first.Channels, first.Kernel, first.Kernel, Parameters.Slice(weights.Offset + (filter * first.Taps), first.Taps).ToArray(), first.Rows, first.Columns, readout);
    }
}
