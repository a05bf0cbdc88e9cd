namespace RetinaBench.Experiments.Measurements;

/// <summary>The speed thresholds of the bipolar types.</summary>
/// <param name="Ganglion">Number of the right-preferring ganglion type that reads them.</param>
/// <param name="Condition">What else is kept, in words.</param>
/// <param name="Curves">One a bipolar type.</param>
public sealed record SpeedThresholdTable(int Ganglion, string Condition, IReadOnlyList<SpeedThresholdCurve> Curves) : Measurement;
