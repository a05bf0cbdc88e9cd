using System.Text.Json.Serialization;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.ReceptiveFields;

/// <summary>Receptive fields by white noise: for each cell type of a layer the average of the noise before its responses, weighted by them, and its parts in time and space.</summary>
/// <remarks>
/// The noise is made for the model, so that any model that answers with frames can be measured; see <see cref="ResponseWeightedAverage"/> for the method, and
/// <see cref="ReceptiveFieldRow"/> for when a field counts as found.
/// </remarks>
public sealed record ReceptiveFieldExperiment : Experiment
{
    // 16 MB a part, 32 with the sums of the stimulus; all parts are held until the last is done.
    private const int MostValues = 2_000_000;

    /// <summary>Which layer; the first of its role.</summary>
    public required LayerRole Layer { get; init; }

    /// <summary>Numbers of the cell types; null, the default, for all.</summary>
    public IReadOnlyList<int>? Types { get; init; }

    /// <summary>Which past, which space and which cells.</summary>
    public required FieldOptions Field { get; init; }

    /// <summary>The movies.</summary>
    public NoiseOptions Noise { get; init; } = new();

    /// <summary>The probability, at most, with which a field is found of any type although no response depends on the stimulus; above 0 to 0.5.</summary>
    public double FalseFindings { get; init; } = 0.01;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(ReceptiveFieldTable);

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> CheckOptions()
    {
        if (Types is { Count: 0 })
            yield return new("types", "is empty; leave it out for all types");
        if (Types is not null && (Types.Any(type => type < 0) || Types.Distinct().Count() != Types.Count))
            yield return new("types", $"{string.Join(", ", Types)} are not distinct numbers from 0");
        foreach (OptionProblem problem in Noise.Check().Concat(Field.Check(Noise.CheckSize)))
            yield return problem;
        if (!(FalseFindings is > 0 and <= 0.5))
            yield return new("falseFindings", FormattableString.Invariant($"{FalseFindings} is not in (0, 0.5]"));
    }

    /// <inheritdoc/>
    public override ExperimentPlan Plan(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Card.FindLayer(Layer) is not { } layer)
            return ExperimentPlan.NotApplicable($"the model has no {Layer.ToString().ToLowerInvariant()} layer");
        int[] types = TypesOf(layer);
        if (types.Any(type => type >= layer.CellTypes))
            return ExperimentPlan.NotApplicable(FormattableString.Invariant($"the {layer.Name} layer has {layer.CellTypes} types, there is no type {types.Max()}"));
        if ((long)types.Length * Field.Values > MostValues)
            return ExperimentPlan.NotApplicable(FormattableString.Invariant($"fields of {types.Length} types with {Field.Values} values each are more than {MostValues} values; name fewer types"));
        long responses = (long)(Noise.Movies / NoiseOptions.Parts) * Field.Cells * Field.Cells * Math.Min(layer.Frames, context.Card.Geometry.Frames - Field.Lags + 1);
        if (responses < 2)
            return ExperimentPlan.NotApplicable(FormattableString.Invariant($"each of {NoiseOptions.Parts} parts of {Noise.Movies} movies gives {Math.Max(0, responses)} responses with a past of {Field.Lags} frames, 2 are needed"));
        return FieldCell.FindProblem(Field, Noise.CheckSize, context.Card.Geometry, layer) is { } problem
            ? ExperimentPlan.NotApplicable(problem)
            : ExperimentPlan.OfAssays([.. Assays(layer)]);
    }

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        LayerCard layer = context.Card.FindLayer(Layer)!;
        int[] types = TypesOf(layer);
        NoiseResponses[] parts = [.. Assays(layer).Select(assay => results.Finding<NoiseResponses>(Id, assay.Key))];
        ReceptiveFieldRow[] rows = [.. types.Select((type, i) => FieldAnalysis.Of(type, [.. parts.Select(part => part.Types[i])], FalseFindings / types.Length))];
        return ExperimentOutcome.Of(Id, new ReceptiveFieldTable(
            layer.Name, Noise.Movies, parts.Sum(part => part.Types[0].Count), Noise.CheckSize, Field.Lags, Field.Side, FalseFindings, rows));
    }

    private int[] TypesOf(LayerCard layer) => [.. Types ?? [.. Enumerable.Range(0, layer.CellTypes)]];

    private IEnumerable<NoiseAssay> Assays(LayerCard layer) =>
        Enumerable.Range(0, NoiseOptions.Parts).Select(part => new NoiseAssay(layer.Name, TypesOf(layer), Field, Noise, part));
}
