using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Models.Validation;

/// <summary>What the test model has learned: rate x max(0, 1 + average . frame).</summary>
internal sealed record AverageFit(ResponseUnit Unit, float Mean, float[] Average, MovieGeometry Geometry) : IFittedEncoding, IFilterSource, IFilterSelection
{
    public int Lags { get; init; } = 1;

    public IReadOnlyList<FitStage> Course { get; init; } = [new(1, 0.5, false), new(2, 0.25, true)];

    public IReadOnlyList<EncodingFilter> Filters { get; init; } = [new(0, 1, Geometry.Rows, Geometry.Columns, Average, 1, 1, new float[] { 1 })];

    /// <summary>Changes predictions, given the first frame.</summary>
    public Func<float, int, float> Change { get; init; } = (rate, _) => rate;

    public void Predict(IFrameSequence movie, int first, Span<float> rate)
    {
        float[] frame = new float[Average.Length];
        for (int t = 0; t < rate.Length; t++)
        {
            movie.Read(first + t, frame);
            float drive = 1;
            for (int i = 0; i < frame.Length; i++)
                drive += Average[i] * frame[i];
            rate[t] = Change(Mean * Math.Max(0, drive), first);
        }
    }

    public IFittedEncoding Keep(IReadOnlyList<int> filters) => filters.Count > 0 ? this : this with { Average = new float[Average.Length] };
}
