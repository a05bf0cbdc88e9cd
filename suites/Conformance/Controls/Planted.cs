using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Runs;

namespace RetinaBench.Conformance.Controls;

/// <summary>Records in which one thing has been changed.</summary>
internal static class Planted
{
    /// <summary>Another direction index of one cell type.</summary>
    public static ModelRecord WithIndex(ModelRecord record, string experiment, int type, Func<Estimate, Estimate> change) => WithOutcome(record, experiment, measurement =>
    {
        var table = (DirectionIndexTable)measurement;
        return table with { Rows = [.. table.Rows.Select(row => row.Index == type ? row with { DirectionIndex = change(row.DirectionIndex!) } : row)] };
    });

    /// <summary>Another number of right answers at every point of a curve.</summary>
    public static ModelRecord WithAccuracy(ModelRecord record, string experiment, double accuracy) => WithOutcome(record, experiment, measurement =>
    {
        var curve = (AccuracyCurve)measurement;
        return curve with { Points = [.. curve.Points.Select(p => p with { Overall = p.Overall with { Successes = (int)(accuracy * p.Overall.Trials) } })] };
    });

    /// <summary>Another judgement of one criterion.</summary>
    public static ModelRecord WithJudgement(ModelRecord record, string criterion, Func<Judgement, Judgement> change)
    {
        ModelSuiteRecord suite = record.Suites.Single();
        Judgement own = suite.Judgements.Single(j => j.Criterion == criterion);
        return record with { Suites = [suite with { Judgements = [.. suite.Judgements.Select(j => j == own ? change(j) : j)] }] };
    }

    /// <summary>The direction indices alone.</summary>
    public static ModelRecord IndicesOnly(ModelRecord record)
    {
        ModelSuiteRecord suite = record.Suites.Single();
        return record with { Suites = [suite with { Outcomes = [.. suite.Outcomes.Where(o => o.Measurement is DirectionIndexTable)] }] };
    }

    private static ModelRecord WithOutcome(ModelRecord record, string experiment, Func<Measurement, Measurement> change)
    {
        ModelSuiteRecord suite = record.Suites.Single();
        ExperimentOutcome own = suite.Outcomes.Single(o => o.Experiment == experiment);
        return record with { Suites = [suite with { Outcomes = [.. suite.Outcomes.Select(o => o == own ? o with { Measurement = change(o.Measurement!) } : o)] }] };
    }
}
