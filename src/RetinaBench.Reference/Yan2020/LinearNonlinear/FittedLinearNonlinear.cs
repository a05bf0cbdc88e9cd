using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020.LinearNonlinear;

/// <summary>A <see cref="LinearNonlinearModel"/> after its fit.</summary>
internal sealed class FittedLinearNonlinear(SeparableFilter filter, OutputCurve output, MovieGeometry fitted, ResponseUnit unit) : IFittedEncoding, IFilterSource
{
    /// <inheritdoc/>
    public int Lags => filter.Time.Length;

    /// <inheritdoc/>
    public ResponseUnit Unit => unit;

    /// <inheritdoc/>
    public IReadOnlyList<FitStage> Course => [];

    /// <inheritdoc/>
    public IReadOnlyList<EncodingFilter> Filters { get; } =
    [
        new(0, filter.Time.Length, fitted.Rows, fitted.Columns, filter.Time.SelectMany(t => filter.Space.Select(s => (float)(t * s))).ToArray(), 1, 1, new float[] { 1 }),
    ];

    /// <inheritdoc/>
    public void Predict(IFrameSequence movie, int first, Span<float> rate)
    {
        PredictedFrames.Check(fitted.Rows, fitted.Columns, Lags, movie, first, rate.Length);
        double[] drive = new double[rate.Length];
        filter.Apply(movie, first, drive);
        for (int i = 0; i < rate.Length; i++)
            rate[i] = (float)output.Rate(drive[i]);
    }
}
