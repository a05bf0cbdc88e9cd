using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;

namespace RetinaBench.Tests.Runs.Fakes;

/// <summary>Asks for decisions and mean responses under some lesions, and measures every number that it was given.</summary>
internal sealed class FakeExperiment(string id, string[] environments, string[] dependsOn, params string[] lesions) : IExperiment
{
    public string Id => id;

    public string Description => $"Fake {id}.";

    public ModelAbility Needs { get; init; } = ModelAbility.Responding;

    public IReadOnlyList<string> DependsOn => dependsOn;

    public IReadOnlyList<string> Environments => environments;

    public IReadOnlyList<ResponseRequest> Requests { get; init; } = [new("decision", Reduction.LastFrame), new("bipolar", Reduction.Mean)];

    public long Foretold { get; init; }

    public Func<ExperimentContext, ExperimentPlan>? Planner { get; init; }

    public Func<ExperimentContext, ProbeResults, ExperimentOutcome>? Measurer { get; init; }

    public long ForetellAssays(ExperimentSetting setting) => Foretold;

    public ExperimentPlan Plan(ExperimentContext context) => Planner is not null
        ? Planner(context)
        : ExperimentPlan.Of([.. environments.Select(e => new Probe(e, [.. lesions.Select(l => new ConditionQuery(LesionOf(l, context.Card), Requests))]))]);

    public ExperimentOutcome Measure(ExperimentContext context, ProbeResults results)
    {
        if (Measurer is not null)
            return Measurer(context, results);
        List<AmplitudeRow> rows = [];
        foreach (string environment in environments)
        {
            foreach (string lesion in lesions)
                rows.AddRange(results[environment, LesionOf(lesion, context.Card)].Select(t => Row(rows.Count, t)));
        }

        return ExperimentOutcome.Of(id, new AmplitudeTable("bipolar", new("x", "x", ""), [], rows));
    }

    private static Lesion LesionOf(string text, ModelCard card) => text.Length == 0 ? Lesion.None : Lesion.Of(Lesion.ParseCellTypes(text, card));

    // Everything that a tally holds, so that two equal tables mean equal tallies.
    private static AmplitudeRow Row(int index, PointTally tally)
    {
        List<Estimate> all = [.. tally.Decisions.SelectMany(row => row).Select(n => new Estimate(n, 0, 0, tally.Stimuli))];
        foreach (ResponseMoments moments in tally.Moments.Values)
        {
            for (int u = 0; u < moments.Sum.Length; u++)
            {
                all.Add(new(moments.Sum[u], moments.Minimum[u], moments.Maximum[u], moments.Count));
                all.Add(new(moments.SumOfSquares[u], 0, 0, moments.Count));
            }
        }

        return new(index, all);
    }
}
