using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace TorchPlugin;

/// <summary>A <see cref="SubunitNetworkModel"/> after its fit.</summary>
internal sealed class FittedSubunitNetwork(SubunitWeights weights, float[] course, ResponseUnit unit, IReadOnlyList<FitStage> stages) : IFittedEncoding, IFilterSource, IFilterSelection
{
    private const int Taps = SubunitNetwork.Kernel * SubunitNetwork.Kernel;

    /// <inheritdoc/>
    public int Lags => course.Length;

    /// <inheritdoc/>
    public ResponseUnit Unit => unit;

    /// <inheritdoc/>
    public IReadOnlyList<FitStage> Course => stages;

    /// <inheritdoc/>
    public IReadOnlyList<EncodingFilter> Filters { get; } =
    [
        .. Enumerable.Range(0, weights.Filters).Select(filter => new EncodingFilter(
            filter, 1, SubunitNetwork.Kernel, SubunitNetwork.Kernel, weights.Weights.AsMemory(filter * Taps, Taps),
            weights.MapRows, weights.MapColumns, weights.Readout.AsMemory(filter * weights.Positions, weights.Positions))),
    ];

    /// <inheritdoc/>
    public void Predict(IFrameSequence movie, int first, Span<float> rate)
    {
        PredictedFrames.Check(weights.MapRows + SubunitNetwork.Kernel - 1, weights.MapColumns + SubunitNetwork.Kernel - 1, Lags, movie, first, rate.Length);
        weights.Predict(new(movie, first, rate.Length, course), 0, rate.Length).CopyTo(rate);
    }

    /// <inheritdoc/>
    public IFittedEncoding Keep(IReadOnlyList<int> filters)
    {
        KeptFilters.Check(filters, weights.Filters);
        float[] readout = [.. weights.Readout];
        foreach (int filter in Enumerable.Range(0, weights.Filters).Except(filters))
            readout.AsSpan(filter * weights.Positions, weights.Positions).Clear();
        return new FittedSubunitNetwork(weights with { Readout = readout }, course, unit, stages);
    }
}
