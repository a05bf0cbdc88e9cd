using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Tuning;
using RetinaBench.Models;

namespace RetinaBench.Experiments.Lesions;

/// <summary>A reference condition, and one more cell type lesioned in each further condition.</summary>
/// <param name="Reference">The reference condition.</param>
/// <param name="Types">The further lesioned types, one a condition.</param>
internal sealed record FurtherLesions(Lesion Reference, IReadOnlyList<CellType> Types)
{
    /// <summary>All conditions, the reference first.</summary>
    public IEnumerable<Lesion> Lesions => Types.Select(With).Prepend(Reference);

    /// <summary>Accuracy curves of all conditions.</summary>
    public DirectionLesionTable Measure(ExperimentContext context, string environment, Axis axis, ProbeResults results)
    {
        return new(
            Curve(Reference),
            [.. Types.Select(type => Curve(With(type)))],
            [.. Types.Select(type => type.ToString())]);

        AccuracyCurve Curve(Lesion lesion) =>
            new(axis, lesion.ToString(), AccuracyPoints.Of(context.Environment(environment), axis.Name, results[environment, lesion]), null);
    }

    private Lesion With(CellType type) => Lesion.Of(Reference.CellTypes.Append(type));
}
