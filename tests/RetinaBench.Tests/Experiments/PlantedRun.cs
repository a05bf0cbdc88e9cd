using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments;

/// <summary>Carries out experiments on planted tallies, which it makes only for what the experiment planned.</summary>
internal sealed class PlantedRun(IModel model, params IReadOnlyList<IStimulusEnvironment> environments)
{
    private readonly Dictionary<string, ExperimentOutcome> _outcomes = new(StringComparer.Ordinal);

    /// <summary>The tally of a point under a lesion.</summary>
    public Func<Lesion, EnvironmentPoint, PointTally> Tally { get; init; } = (_, _) => Decided(50, 100, 50, 100);

    public ExperimentContext Context => new(
        model, environments.ToDictionary(e => e.Name, StringComparer.Ordinal), _outcomes);

    /// <summary>A tally of decisions: of the stimuli labelled left and right, so many are answered right ("right" the direction).</summary>
    public static PointTally Decided(int leftAnsweredRight, int left, int rightAnsweredRight, int right) => new()
    {
        Stimuli = left + right,
        Decisions = [[left - leftAnsweredRight, leftAnsweredRight], [right - rightAnsweredRight, rightAnsweredRight]],
    };

    /// <summary>A tally of 100 stimuli of each label at given accuracies in percent.</summary>
    public static PointTally Accurate(int left, int right) => Decided(100 - left, 100, right, 100);

    /// <summary>A tally of responses: one mean a unit, and its standard error, from 100 stimuli.</summary>
    public static PointTally Responded(ResponseRequest request, double[] means, double standardError)
    {
        const int n = 100;
        var tally = new PointTally { Stimuli = n };
        tally.Set(request.ToString(), new ResponseMoments(
            n,
            [.. means.Select(m => n * m)],
            [.. means.Select(m => (n * m * m) + ((n - 1) * n * standardError * standardError))],
            means,
            means));
        return tally;
    }

    public PlantedRun After(string experiment, Measurement measurement)
    {
        _outcomes[experiment] = ExperimentOutcome.Of(experiment, measurement);
        return this;
    }

    public PlantedRun AfterRefusal(string experiment, RefusalKind kind)
    {
        _outcomes[experiment] = ExperimentOutcome.Refused(experiment, kind, $"{experiment} was refused");
        return this;
    }

    public T Measure<T>(IExperiment experiment)
        where T : Measurement
    {
        ExperimentPlan plan = experiment.Plan(Context);
        Assert.Null(plan.Refusal);
        var tallies = new Dictionary<(string, Lesion), IReadOnlyList<PointTally>>();
        foreach (Probe probe in plan.Probes)
        {
            Assert.Contains(probe.Environment, experiment.Environments);
            foreach (ConditionQuery condition in probe.Conditions)
                tallies.Add((probe.Environment, condition.Lesion), [.. Context.Environment(probe.Environment).Points.Select(point => Tally(condition.Lesion, point))]);
        }

        ExperimentOutcome outcome = experiment.Measure(Context, new ProbeResults(tallies));
        Assert.Equal(experiment.Id, outcome.Experiment);
        return Assert.IsType<T>(outcome.Measurement);
    }

    public Refusal Refuse(IExperiment experiment)
    {
        ExperimentPlan plan = experiment.Plan(Context);
        Assert.Empty(plan.Probes);
        Assert.NotNull(plan.Refusal);
        Assert.DoesNotContain('\n', plan.Refusal.Reason);
        return plan.Refusal;
    }
}
