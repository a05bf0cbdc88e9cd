using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;

namespace RetinaBench.Experiments.Kernels;

/// <summary>How the weights that amacrine types give to the circuit's bipolar type change along the axis of motion.</summary>
/// <remarks>
/// Nothing is shown: it reads weights alone. Motion is along columns, so each spatial kernel is averaged over its rows and a line
/// fitted over its columns. Kernels are those of a cross-correlation and are not flipped: a weight further right reads a cell
/// further right.
/// </remarks>
public sealed record KernelGradientExperiment : Experiment
{
    /// <summary>Id of the experiment that finds the best minimal circuit.</summary>
    public required string Circuits { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies => [Dependency.OnCircuits(Circuits)];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(KernelGradientTable);

    /// <inheritdoc/>
    public override ExperimentPlan Plan(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Kernel[] kernels = Between(context);
        if (kernels.Length == 0)
            return ExperimentPlan.NotApplicable("the model shows no spatial kernel from a bipolar to an amacrine layer");
        if (kernels.FirstOrDefault(k => k.Columns < LinearTrend.FewestPoints) is { } narrow)
            return ExperimentPlan.NotApplicable($"a kernel into {narrow.Target} has {narrow.Columns} columns, and {LinearTrend.FewestPoints} are needed for the interval of a slope");
        return context.TryGet(Circuits, out CircuitTable? _, out Refusal? refusal) ? ExperimentPlan.Of() : ExperimentPlan.Because(refusal);
    }

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.TryGet(Circuits, out CircuitTable? circuits, out Refusal? refusal))
            return new(Id, null, refusal);
        KernelGradientRow[] rows = [.. Between(context).Where(k => (k.SourceType ?? 0) == circuits.Best.Bipolar).Select(Row).OrderBy(row => row.Amacrine)];
        return rows.Any(row => row.Amacrine == circuits.Best.Amacrine)
            ? ExperimentOutcome.Of(Id, new KernelGradientTable(circuits.Best.Bipolar, circuits.Best.Amacrine, rows))
            : ExperimentOutcome.Refused(Id, RefusalKind.NotApplicable, $"the model shows no kernel from bipolar {circuits.Best.Bipolar} to amacrine {circuits.Best.Amacrine}");
    }

    private static Kernel[] Between(ExperimentContext context)
    {
        string? from = context.Card.FindLayer(LayerRole.Bipolar)?.Name, to = context.Card.FindLayer(LayerRole.Amacrine)?.Name;
        return [.. ((context.Model as IKernelSource)?.Kernels ?? []).Where(k => k.Domain == KernelDomain.Spatial && k.Source == from && k.Target.Layer == to)];
    }

    private static KernelGradientRow Row(Kernel kernel)
    {
        float[] weights = kernel.Weights.ToArray();
        double[] columns = [.. Enumerable.Range(0, kernel.Columns).Select(c => Enumerable.Range(0, kernel.Rows).Average(r => (double)weights[(r * kernel.Columns) + c]))];
        return new(kernel.Target.Index, columns, LinearTrend.Of([.. columns.Select((_, c) => (double)c)], columns));
    }
}
