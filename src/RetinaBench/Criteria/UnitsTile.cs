using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>Several units of one bipolar and one amacrine type cover the range of speeds together.</summary>
/// <remarks>When a unit covers a speed is the experiment's rule (<see cref="UnitTable.Covers"/>). A speed that no unit covers but one may, given more stimuli, leaves the claim open.</remarks>
public sealed record UnitsTile : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="UnitTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Least number of units that cover any speed.</summary>
    public required int UnitsAtLeast { get; init; }

    /// <summary>Least share of the speeds that are covered by any unit, 0 to 1; 1 for the whole range.</summary>
    public required double CoveredAtLeast { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => Text.Of($"at least {UnitsAtLeast} units of {Experiment} cover a speed, and together they cover a share >= {CoveredAtLeast} of the speeds");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        [.. OptionChecks.Positive("unitsAtLeast", UnitsAtLeast), .. OptionChecks.Share("coveredAtLeast", CoveredAtLeast)];

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        UnitTable table = Measured<UnitTable>(outcomes, Experiment);
        int[] points = [.. Enumerable.Range(0, table.X.Count)];
        if (table.Rows.SelectMany(row => row.Accuracy).Any(p => p.Trials < CurveRange.LeastStimuli))
            return Decide(Verdict.InsufficientData, "too few stimuli", Text.Of($"{CurveRange.LeastStimuli} stimuli a point are needed"));

        int[] covered = [.. points.Where(point => table.Rows.Any(row => table.Covers(row, point)))];
        int[] open = [.. points.Except(covered).Where(point => table.Rows.Any(row => table.MayCover(row, point)))];
        int units = table.Rows.Count(row => table.Covered(row).Count > 0), possible = table.Rows.Count(row => points.Any(point => table.Covers(row, point) || table.MayCover(row, point)));
        double share = (double)covered.Length / points.Length, most = (double)(covered.Length + open.Length) / points.Length;
        Verdict verdict = Bounds.Both(Bounds.AtLeast(units, possible, UnitsAtLeast), Bounds.AtLeast(share, most, CoveredAtLeast));
        string missed = covered.Length == points.Length ? "" : $"; not covered: {Ranges(table, [.. points.Except(covered)])}";
        return Decide(
            verdict,
            share,
            share,
            most,
            Text.Of($"{units} of {table.Rows.Count} units cover {covered.Length} of {points.Length} speeds, {table.Cover().Count} of them all of these{missed}"),
            Bounds.Explain(verdict, Text.Of($"{UnitsAtLeast} units that cover a share >= {CoveredAtLeast}")));
    }

    // Runs of neighbours, for example "0.5 to 0.71, 0.83".
    private static string Ranges(UnitTable table, int[] points)
    {
        List<(int First, int Last)> runs = [];
        foreach (int point in points)
        {
            if (runs.Count > 0 && runs[^1].Last == point - 1)
                runs[^1] = (runs[^1].First, point);
            else
                runs.Add((point, point));
        }

        return $"{table.Axis.Name} {string.Join(", ", runs.Select(run => run.First == run.Last ? Text.Number(table.X[run.First]) : $"{Text.Number(table.X[run.First])} to {Text.Number(table.X[run.Last])}"))}";
    }
}
