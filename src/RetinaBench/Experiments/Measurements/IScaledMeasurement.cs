namespace RetinaBench.Experiments.Measurements;

/// <summary>A measurement on models that were fitted, which a quick run fits to less and with fewer steps.</summary>
public interface IScaledMeasurement
{
    /// <summary>Share of the frames and steps of a full run, above 0 to 1.</summary>
    double Scale { get; }
}
