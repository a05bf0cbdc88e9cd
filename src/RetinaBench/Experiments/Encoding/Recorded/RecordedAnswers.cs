using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>What a recorded cell answered in tested frames, and how well the best of models could predict it.</summary>
internal sealed class RecordedAnswers
{
    private const string NotRepeated = "every frame was shown once, so that nothing tells noise from what the cell does";

    private readonly Lazy<IReadOnlyList<RecordedCeiling>> _ceilings;

    /// <summary>Takes answers.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="trials">[trials][frames], counted spikes.</param>
    /// <param name="repeated">The same as repeated responses; null where there is one trial, or one frame.</param>
    public RecordedAnswers(IReadOnlyList<int> frames, double[][] trials, RepeatedResponses? repeated)
    {
        (Frames, Trials, Repeated) = (frames, trials, repeated);
        Mean = [.. Enumerable.Range(0, frames.Count).Select(t => (float)(repeated?.Mean[t] ?? trials[0][t]))];
        MaximumCorrelation = repeated is null ? Measured.Insufficient(NotRepeated) : SignalPower.Of(repeated).MaximumCorrelation;
        _ceilings = new(() => repeated is null ? [] : CeilingsOf(repeated));
    }

    /// <summary>Numbers of the frames in the movie.</summary>
    public IReadOnlyList<int> Frames { get; }

    /// <summary>[trials][frames], counted spikes.</summary>
    public double[][] Trials { get; }

    /// <summary>The same as repeated responses; null where frames were shown once.</summary>
    public RepeatedResponses? Repeated { get; }

    /// <summary>[frames], the mean over trials, in spikes a frame.</summary>
    public float[] Mean { get; }

    /// <summary>The ceiling of a correlation with that mean; refused where frames were shown once.</summary>
    public Measured MaximumCorrelation { get; }

    /// <summary>What could be reached at best, by each of the measures; none where frames were shown once.</summary>
    public IReadOnlyList<RecordedCeiling> Ceilings => _ceilings.Value;

    private RecordedCeiling[] CeilingsOf(RepeatedResponses repeated) =>
    [
        RecordedCeiling.Of(PredictionScore.MaximumCorrelationName, MaximumCorrelation),
        RecordedCeiling.Of(PredictionScore.HalvesName, PredictionScore.HalvesOf(repeated)),
        RecordedCeiling.Of(PredictionScore.ExplainableName, ExplainableVariance.Of(repeated).Fraction),
        RecordedCeiling.Of(PredictionScore.OracleName, JackknifeOracle.Of(repeated)),
    ];
}
