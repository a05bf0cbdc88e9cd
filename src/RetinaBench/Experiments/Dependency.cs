using RetinaBench.Experiments.Measurements;

namespace RetinaBench.Experiments;

/// <summary>An earlier experiment whose measurement another one reads.</summary>
/// <param name="Member">The option that names it, as in the suite file.</param>
/// <param name="Experiment">Id of the earlier experiment.</param>
/// <param name="Measurement">The kind of measurement that is needed.</param>
public sealed record Dependency(string Member, string Experiment, Type Measurement)
{
    internal static Dependency OnLesions(string experiment) => new("lesions", experiment, typeof(LesionTable));

    internal static Dependency OnCircuits(string experiment) => new("circuits", experiment, typeof(CircuitTable));
}
