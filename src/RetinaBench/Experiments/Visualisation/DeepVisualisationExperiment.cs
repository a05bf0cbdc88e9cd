using System.Text.Json.Serialization;
using RetinaBench.Experiments.Lesions;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Visualisation;

/// <summary>Deep visualisation: for each cell type the movies that make its response as large as can be, from several starts.</summary>
/// <remarks>
/// Gradient ascent on the movie with Adam through tanh (Erhan et al. 2009; here as in the code of Murray, Wang and Lynch 2021), for any
/// model that offers input gradients.
/// </remarks>
public sealed record DeepVisualisationExperiment : Experiment
{
    private const int MostSeeds = 100;

    /// <summary>Which layer; not the decision.</summary>
    public required LayerRole Layer { get; init; }

    /// <summary>Whose response is made large.</summary>
    public VisualisedPositions Positions { get; init; }

    /// <summary>Which cell types.</summary>
    public VisualisedTypes Types { get; init; }

    /// <summary>Number of starts, 2 to 100.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>How and until when is climbed.</summary>
    public AscentOptions Ascent { get; init; } = new();

    /// <summary>Id of the experiment that finds the vital pair; needed unless all types are visualised.</summary>
    public string? Lesions { get; init; }

    /// <summary>Id of the experiment that measures the layer's direction indices; needed for <see cref="VisualisedTypes.VitalOrSelective"/>.</summary>
    public string? DirectionIndices { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Dependency> Dependencies =>
    [
        .. Types == VisualisedTypes.All ? (Dependency[])[] : [Dependency.OnLesions(Lesions ?? "")],
        .. Types == VisualisedTypes.VitalOrSelective ? (Dependency[])[new("directionIndices", DirectionIndices ?? "", typeof(DirectionIndexTable))] : [],
    ];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Type Measures => typeof(VisualisationTable);

    /// <inheritdoc/>
    public override IEnumerable<OptionProblem> CheckOptions()
    {
        if (Layer == LayerRole.Decision)
            yield return new("layer", "is the decision, whose classes are no cell types");
        if (Types != VisualisedTypes.All && Layer != LayerRole.Ganglion)
            yield return new("types", "chooses by what ganglion types are vital for; other layers need \"all\"");
        if (Types != VisualisedTypes.All && Lesions is null)
            yield return new("lesions", "is missing: it names the experiment that finds the vital pair");
        if (Types == VisualisedTypes.VitalOrSelective && DirectionIndices is null)
            yield return new("directionIndices", "is missing: it names the experiment that measures the layer's direction indices");
        if (Seeds is < 2 or > MostSeeds)
            yield return new("seeds", FormattableString.Invariant($"{Seeds} is not in 2 to {MostSeeds}"));
        foreach (OptionProblem problem in Ascent.Check())
            yield return problem;
    }

    /// <inheritdoc/>
    public override ExperimentPlan Plan(ExperimentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Model is not IInputGradient)
            return ExperimentPlan.NotApplicable("the model offers no gradients with respect to the movie");
        if (context.Card.FindLayer(Layer) is not { } layer)
            return ExperimentPlan.NotApplicable($"the model has no {Layer.ToString().ToLowerInvariant()} layer");
        return Choose(context, out Refusal? refusal) is { } chosen
            ? ExperimentPlan.OfAssays([.. chosen.Types.SelectMany(type => Assays(layer, type.Index))])
            : ExperimentPlan.Because(refusal!);
    }

    /// <inheritdoc/>
    public override ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(results);
        if (Choose(context, out Refusal? refusal) is not { } chosen)
            return new(Id, null, refusal);
        LayerCard layer = context.Card.FindLayer(Layer)!;
        return ExperimentOutcome.Of(Id, new VisualisationTable(layer.Name, Positions, chosen.Vital, [.. chosen.Types.Select(type => Row(
            type.Index, type.Preference, [.. Assays(layer, type.Index).Select(assay => results.Finding<VisualisedMovie>(Id, assay.Key))]))]));
    }

    private IEnumerable<VisualiseAssay> Assays(LayerCard layer, int type) =>
        Enumerable.Range(1, Seeds).Select(seed => new VisualiseAssay(new(layer.Name, type), Positions, seed, Ascent));

    private (bool Vital, IReadOnlyList<(int Index, int Preference)> Types)? Choose(ExperimentContext context, out Refusal? refusal)
    {
        refusal = null;
        if (Types == VisualisedTypes.All)
            return (false, [.. Enumerable.Range(0, context.Card.FindLayer(Layer)!.CellTypes).Select(type => (type, 0))]);
        if (!context.TryGet(Lesions!, out LesionTable? lesions, out refusal))
            return null;
        if (VitalPair.Of(lesions, out refusal) is { } pair)
            return (true, [(pair[0], 1), (pair[1], -1)]);
        if (Types == VisualisedTypes.VitalPair || !context.TryGet(DirectionIndices!, out DirectionIndexTable? indices, out refusal))
            return null;
        (int, int)[] selective = [.. new[] { 1, -1 }.SelectMany(direction => Strongest(indices, direction))];
        refusal = selective.Length == 0 ? new(RefusalKind.InsufficientData, "no ganglion type is vital or direction selective") : null;
        return selective.Length == 0 ? null : (false, selective);
    }

    private static IEnumerable<(int Index, int Preference)> Strongest(DirectionIndexTable table, int direction) => table.Rows
        .Where(row => row.DirectionIndex is { } index && index.Excludes(0) && Math.Sign(index.Value) == direction)
        .OrderByDescending(row => Math.Abs(row.DirectionIndex!.Value)).Take(1).Select(row => (row.Index, direction));

    private static VisualisationRow Row(int type, int preference, VisualisedMovie[] movies)
    {
        VisualisedMovie[] seen = [.. movies.Where(m => !m.Silent)];
        SurroundIndex[] surrounds = [.. seen.Select(m => SurroundIndex.Of(m.Profile?.Means)).OfType<SurroundIndex>()];
        return new(
            type,
            preference,
            MeanOfSample.Of([.. seen.Select(m => m.Energy.Index)]),
            MeanOfSample.Of([.. surrounds.Select(s => s.Value)]),
            [.. movies.Select(m => m with { Fit = m.Profile is { } profile ? SurroundFit.OfProfile(profile.Distances, profile.Means) : null })]);
    }
}
