using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>The movie that makes a vital ganglion cell respond most has a centre and a surround of opposite sign.</summary>
public sealed record VisualisedSurrounds : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="VisualisationTable"/> of single cells of the vital pair.</summary>
    public required string Experiment { get; init; }

    /// <summary>Least surround index: magnitude of the surround over that of the centre, (0, 1].</summary>
    public required double IndexAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of(
        $"for each vital type in {Experiment}, every ascent converged, and the 95 % interval over starts of the surround index (largest magnitude of the opposite sign behind the centre of the radial profile, over the largest in the centre) lies at or above {IndexAtLeast}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        IndexAtLeast is > 0 and <= 1 ? [] : [new("indexAtLeast", FormattableString.Invariant($"{IndexAtLeast} is not in (0, 1]"))];

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        VisualisationTable table = Measured<VisualisationTable>(outcomes, Experiment);
        if (!table.Vital)
            return Decide(Verdict.InsufficientData, "no vital pair", $"{Experiment} found no pair of vital ganglion types with opposite preferences");
        if (table.Rows.FirstOrDefault(row => row.SurroundIndex is null) is { } without)
            return Decide(Verdict.Failed, "no movie with a centre", Text.Of($"ganglion {without.Index} led to fewer than two movies with a centre"));
        VisualisationRow weaker = table.Rows.MinBy(row => row.SurroundIndex!.Lower)!;
        Estimate index = weaker.SurroundIndex!;
        bool converged = table.Rows.All(row => row.Movies.All(m => m.Converged));
        Verdict verdict = index.Upper < IndexAtLeast ? Verdict.Failed : index.Lower >= IndexAtLeast && converged ? Verdict.Passed : Verdict.InsufficientData;
        string reason = verdict switch
        {
            Verdict.Passed => Text.Of($"the surround has the opposite sign and an index of at least {IndexAtLeast} in both"),
            Verdict.Failed => Text.Of($"the index of ganglion {weaker.Index} lies below {IndexAtLeast}"),
            _ => converged ? Text.Of($"the interval of ganglion {weaker.Index} reaches below {IndexAtLeast}") : "an ascent had not converged",
        };
        return Decide(
            verdict, index.Value, index.Lower, index.Upper,
            string.Join("; ", table.Rows.Select(row => Text.Of($"ganglion {row.Index}: surround index {Text.Number(row.SurroundIndex!)}"))), reason);
    }
}
