using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Suites;

namespace RetinaBench.Reports.Exhibits;

/// <summary>What exhibits of one model in one suite are made from.</summary>
internal sealed record ExhibitContext(SuiteRecord Suite, ModelCard? Card, IReadOnlyList<ExperimentOutcome> Outcomes)
{
    private const double ChanceOfTwo = 0.5;

    /// <summary>Accuracy of a model that guesses.</summary>
    public double Chance => Card is { Classes.Count: > 1 } card ? 1.0 / card.Classes.Count : ChanceOfTwo;

    /// <summary>Unit of responses; empty where it is not known.</summary>
    public string ResponseUnit => Card?.ResponseUnit ?? "";

    /// <summary>Every measurement of a kind with the id of its experiment.</summary>
    public IEnumerable<(string Id, T Measurement)> All<T>()
        where T : Measurement =>
        Outcomes.Where(outcome => outcome.Measurement is T).Select(outcome => (outcome.Experiment, (T)outcome.Measurement!));

    /// <summary>The first measurement of a kind, or null.</summary>
    public T? First<T>()
        where T : Measurement => All<T>().Select(found => found.Measurement).FirstOrDefault();

    /// <summary>Published values of an experiment that hold for any model.</summary>
    public IEnumerable<PublishedSeries> Published(string experiment) => Suite.Published.Where(series => series.Experiment == experiment);

    /// <summary>
    /// Published values of one cell type or layer; null for a control, whose cell types have nothing in common with the numbers of
    /// the paper's model.
    /// </summary>
    public PublishedSeries? PublishedOfTypes(string experiment, string series) =>
        Card?.Role == ModelRole.Subject ? Published(experiment).FirstOrDefault(found => found.Series == series) : null;

    /// <summary>The name of a layer of a role, as a figure writes it.</summary>
    public string LayerName(LayerRole role) => Card?.FindLayer(role)?.Name ?? role.ToString().ToLowerInvariant();

    /// <summary>The role of a layer.</summary>
    public LayerRole RoleOf(string layer) => Card?.FindLayer(layer)?.Role ?? LayerRole.Other;

    /// <summary>Numbers of the types of a layer that the best minimal circuit keeps; none where none was sought.</summary>
    public IReadOnlyList<int> CircuitTypes(string layer) => First<CircuitTable>() is not { } circuits ? [] : RoleOf(layer) switch
    {
        LayerRole.Bipolar => [circuits.Best.Bipolar],
        LayerRole.Amacrine => [circuits.Best.Amacrine],
        LayerRole.Ganglion => circuits.Ganglion,
        _ => [],
    };

    /// <summary>What a condition keeps or lacks, whichever is said in fewer types.</summary>
    public string Describe(string condition)
    {
        if (condition.Length == 0)
            return "intact";
        CellType[]? lesioned = Parse(condition);
        if (lesioned is null)
            return $"without {condition}";
        CellType[] kept = [.. Card!.CellTypes.Except(lesioned)];
        return kept.Length < lesioned.Length ? $"only {Names(kept)}" : $"without {Names(lesioned)}";
    }

    private CellType[]? Parse(string condition)
    {
        try
        {
            return Card is null ? null : [.. Lesion.ParseCellTypes(condition, Card)];
        }
        catch (InputException)
        {
            // The condition is shown as it stands where it does not fit the card.
            return null;
        }
    }

    // In the order of the signal flow, which is that of the card.
    private string Names(CellType[] types) => types.Length == 0 ? "nothing" : string.Join(" + ", Card!.CellTypes.Where(types.Contains)
        .GroupBy(type => type.Layer).Select(layer => $"{layer.Key} {string.Join(", ", layer.Select(type => Values.Whole(type.Index)))}"));
}
