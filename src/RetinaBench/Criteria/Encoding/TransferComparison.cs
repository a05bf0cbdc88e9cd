using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria.Encoding;

/// <summary>One fitted model predicts other cells than its own worse than another model does.</summary>
/// <remarks>
/// Of a model whose movie is filtered in time first it is the network that is asked, behind the filter of the other cell, which is as easily estimated as that of the own; filters over time
/// are part of what was fitted. Cells of the population with the very subunits and polarity of the fitted one are not other cells. Cells are resampled with replacement.
/// </remarks>
public sealed record TransferComparison : EncodingCriterion
{
    /// <summary>Id of an experiment that makes an <see cref="EncodingFitTable"/> with other cells; its chosen fit counts.</summary>
    public required string Experiment { get; init; }

    /// <summary>Id of the one that must transfer better.</summary>
    public required string Than { get; init; }

    /// <summary>Least CC of both with their own cell for the claim to mean anything.</summary>
    public required double WorkingCorrelation { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment, Than];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"mean CC with other cells, networks standing behind the filter in time of the other cell, is smaller in {Experiment} than in {Than}, by a difference whose 95 % interval excludes 0{EncodingEvidence.Presupposing(WorkingCorrelation)}");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() => OptionChecks.Share("workingCorrelation", WorkingCorrelation);

    /// <inheritdoc/>
    protected override Judgement JudgeFits(ExperimentOutcomes outcomes)
    {
        EncodingFitTable table = Measured<EncodingFitTable>(outcomes, Experiment), reference = Measured<EncodingFitTable>(outcomes, Than);
        EncodingFitRow fit = table.Chosen, than = reference.Chosen;
        if (fit.OtherCells is null || than.OtherCells is null)
            return Decide(Verdict.NotApplicable, "no other cells", "other cells were not asked for");
        if ((EncodingEvidence.Unworking(fit, WorkingCorrelation) ?? EncodingEvidence.Unworking(than, WorkingCorrelation)) is { } unworking)
            return Decide(Verdict.InsufficientData, "not compared", unworking);
        HashSet<string> same = [.. CellPopulation.Ten.Where(cell => cell.Subunits.SequenceEqual(table.Cell.Subunits) && cell.TemporalFilter.SequenceEqual(table.Cell.TemporalFilter)).Select(cell => cell.Name)];
        double[] differences = [.. fit.OtherCells.Zip(than.OtherCells).Where(pair => !same.Contains(pair.First.Cell)).Select(pair => (pair.First.Transferred?.Raw ?? 0) - (pair.Second.Transferred?.Raw ?? 0))];
        if (differences.All(difference => difference == 0))
            return Decide(Verdict.NotApplicable, "no difference", "both predict every other cell alike: they are one model");
        // Cells of the other polarity differ by far more than the rest: nothing normal.
        Estimate mean = Bootstrap.OfMean(differences, Bootstrap.Stream(Experiment, "transfer"));
        // No difference at all would pass every other time if the mean alone decided.
        Verdict verdict = mean.Upper < 0 ? Verdict.Passed : mean.Lower >= 0 ? Verdict.Failed : Verdict.InsufficientData;
        string reason = verdict == Verdict.InsufficientData ? "the 95 % interval leaves open which CC with other cells is smaller" : Bounds.Explain(verdict, "a smaller CC with other cells");
        return Decide(verdict, mean.Value, mean.Lower, mean.Upper, Text.Of($"mean difference of CC {Text.Number(mean)} over {differences.Length} other cells"), reason);
    }
}
