using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Assays;
using RetinaBench.Models;
using RetinaBench.Runs.Planning;
using RetinaBench.Runs.Shards;
using RetinaBench.Stimuli;
using RetinaBench.Suites;

namespace RetinaBench.Runs.Execution;

/// <summary>Takes one model through one suite: plans experiments when their turn comes, merges what they ask for, and measures them.</summary>
/// <remarks>Not thread-safe; one worker at a time moves it on.</remarks>
internal sealed class SuiteRun
{
    private readonly Suite _suite;
    private readonly IReadOnlyList<EnvironmentPass> _schedule;
    private readonly ExperimentContext _context;
    private readonly Dictionary<string, ExperimentOutcome> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Probe>> _probes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _toShow;
    private readonly Dictionary<string, List<PlannedAssay>> _toPerform = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Experiment, string Key), AssayFinding> _findings = [];
    private readonly Dictionary<(string Environment, Lesion Lesion), IReadOnlyList<PointTally>> _tallies = [];
    private readonly HashSet<(string Environment, Lesion Lesion, ResponseRequest Request, int Point, bool Answers)> _recorded = [];
    private readonly ProbeResults _results;
    private int _next;
    private long _further;

    public SuiteRun(Suite suite, IReadOnlyList<EnvironmentPass> schedule, IModel model, int stimuliPerPoint, SharedWork shared)
    {
        _suite = suite;
        _schedule = schedule;
        _results = new(_tallies, _findings);
        _toShow = suite.Experiments.ToDictionary(e => e.Id, e => e.Environments.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        _context = new(model, suite.Environments.ToDictionary(v => v.Environment.Name, v => v.Environment, StringComparer.Ordinal), _outcomes, stimuliPerPoint, shared, suite.Recorded);
    }

    /// <summary>The assays that can be done now, of all experiments whose turn has come; none of them done yet.</summary>
    public IReadOnlyList<PlannedAssay> NextAssays()
    {
        Settle();
        return [.. _suite.Experiments.SelectMany(e => _toPerform.GetValueOrDefault(e.Id) ?? []).Where(a => !_findings.ContainsKey((a.Experiment, a.Assay.Key)))];
    }

    /// <summary>Takes in what an assay found, and measures the experiments that waited for it.</summary>
    /// <param name="assay">The assay.</param>
    /// <param name="finding">What it found.</param>
    public void Record(PlannedAssay assay, AssayFinding finding)
    {
        _findings.Add((assay.Experiment, assay.Assay.Key), finding);
        Settle();
    }

    /// <summary>About how many shown stimuli the assays that were planned since the last call take longer than was foretold of them; less than 0 where they take less, or are refused.</summary>
    public long TakeFurther()
    {
        long further = _further;
        _further = 0;
        return further;
    }

    /// <summary>Goes on to the next pass in which there is something to ask.</summary>
    /// <param name="question">Receives what is asked.</param>
    /// <param name="skipped">Is told of every pass in which nobody asks anything.</param>
    /// <returns>The pass, or null when every experiment has its outcome.</returns>
    public EnvironmentPass? Next(out PassQuestion? question, Action<EnvironmentPass> skipped)
    {
        Settle();
        while (_next < _schedule.Count)
        {
            EnvironmentPass pass = _schedule[_next++];
            question = Ask(pass);
            if (question is not null)
                return pass;
            skipped(pass);
            End(pass);
        }

        question = null;
        return null;
    }

    /// <summary>Takes in what a pass recorded, and measures the experiments that waited for it.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="merged">What was found.</param>
    public void Record(EnvironmentPass pass, PassQuestion question, PassMerger merged)
    {
        for (int c = 0; c < question.Query.Conditions.Count; c++)
        {
            ConditionQuery condition = question.Query.Conditions[c];
            foreach (ResponseRequest request in condition.Requests)
            {
                foreach (int point in question.PointsOf(c))
                {
                    _recorded.Add((pass.Environment, condition.Lesion, request, point, false));
                    if (question.KeepsAnswers(c))
                        _recorded.Add((pass.Environment, condition.Lesion, request, point, true));
                }
            }

            IReadOnlyList<PointTally> found = merged.Tallies(c);
            if (!_tallies.TryAdd((pass.Environment, condition.Lesion), found))
                Extend(_tallies[(pass.Environment, condition.Lesion)], found);
        }

        End(pass);
    }

    /// <summary>The outcomes and the judgements; experiments without an outcome are refused.</summary>
    /// <param name="failure">Why the model was stopped, or null when it was not.</param>
    public ModelSuiteRecord ToRecord(string? failure)
    {
        ExperimentOutcome[] outcomes = [.. _suite.Experiments.Select(e => _outcomes.GetValueOrDefault(e.Id)
            ?? ExperimentOutcome.Refused(e.Id, RefusalKind.Errored, failure ?? $"experiment {e.Id} was left without an outcome"))];
        return Judge(_suite, outcomes);
    }

    /// <summary>The record of a model that no experiment could be done on.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="kind">Whether the model failed, or was not run.</param>
    /// <param name="reason">Why.</param>
    public static ModelSuiteRecord Refused(Suite suite, RefusalKind kind, string reason) =>
        Judge(suite, [.. suite.Experiments.Select(e => ExperimentOutcome.Refused(e.Id, kind, reason))]);

    private static ModelSuiteRecord Judge(Suite suite, IReadOnlyList<ExperimentOutcome> outcomes)
    {
        var byId = new ExperimentOutcomes(outcomes);
        return new(suite.Id, outcomes, [.. suite.Criteria.Select(c => Judging.Judge(c, byId))]);
    }

    // Plans and measures whatever can be; each experiment depends only on earlier ones, so one walk suffices.
    private void Settle()
    {
        foreach (IExperiment experiment in _suite.Experiments)
        {
            if (_outcomes.ContainsKey(experiment.Id) || !experiment.DependsOn.All(_outcomes.ContainsKey))
                continue;
            if (!_probes.ContainsKey(experiment.Id))
                Plan(experiment);
            if (!_outcomes.ContainsKey(experiment.Id) && _toShow[experiment.Id].Count == 0 && IsPerformed(experiment))
                _outcomes[experiment.Id] = Judging.Measure(experiment, _context, _results);
        }
    }

    private void Plan(IExperiment experiment)
    {
        ExperimentPlan plan = Judging.Plan(experiment, _context);
        if (experiment.Needs.FindLack(_context.Model) is null)
            _further += plan.Assays.Sum(a => (long)a.Weight) - experiment.ForetellAssays(_context);
        if ((plan.Refusal ?? ProbeCheck.Refuse(experiment, plan.Probes, _context)) is { } refusal)
        {
            _outcomes[experiment.Id] = ExperimentOutcome.Refused(experiment.Id, refusal.Kind, OneLine.Of(refusal.Reason));
            return;
        }

        _probes[experiment.Id] = plan.Probes;
        if (plan.Assays.Count > 0)
            _toPerform[experiment.Id] = [.. plan.Assays.Select(a => new PlannedAssay(experiment.Id, a))];
        // An environment that it declared but does not ask for need not be waited for.
        _toShow[experiment.Id].IntersectWith(plan.Probes.Select(p => p.Environment));
    }

    private bool IsPerformed(IExperiment experiment) =>
        !_toPerform.TryGetValue(experiment.Id, out List<PlannedAssay>? assays) || assays.All(a => _findings.ContainsKey((a.Experiment, a.Assay.Key)));

    private PassQuestion? Ask(EnvironmentPass pass)
    {
        PassQuery query = new();
        IStimulusEnvironment environment = _context.Environment(pass.Environment);
        foreach (string experiment in pass.Experiments)
        {
            foreach (Probe probe in _probes.GetValueOrDefault(experiment) ?? [])
            {
                if (probe.Environment == pass.Environment)
                    Ask(query, experiment, probe, environment.Points.Count);
            }
        }

        return query.IsEmpty ? null : new(environment, query.Query, query.AskedBy, query.Points, query.KeepAnswers);
    }

    // What an earlier pass recorded is not asked again.
    private void Ask(PassQuery query, string experiment, Probe probe, int points)
    {
        foreach (ConditionQuery condition in probe.Conditions)
        {
            foreach (ResponseRequest request in condition.Requests)
            {
                int[] missing = [.. (probe.Points ?? Enumerable.Range(0, points)).Where(point => !_recorded.Contains((probe.Environment, condition.Lesion, request, point, probe.KeepAnswers)))];
                if (missing.Length > 0)
                    query.Add(experiment, condition.Lesion, request, missing, probe.KeepAnswers);
            }
        }
    }

    private void End(EnvironmentPass pass)
    {
        foreach (string experiment in pass.Experiments)
            _toShow[experiment].Remove(pass.Environment);
        Settle();
    }

    // Another pass over the same stimuli: more responses or further points, not more stimuli.
    private static void Extend(IReadOnlyList<PointTally> known, IReadOnlyList<PointTally> found)
    {
        for (int point = 0; point < known.Count; point++)
        {
            known[point].Stimuli = Math.Max(known[point].Stimuli, found[point].Stimuli);
            if (found[point].Decisions.Length > 0)
                known[point].Decisions = found[point].Decisions;
            known[point].Answers = found[point].Answers ?? known[point].Answers;
            foreach ((string request, ResponseMoments moments) in found[point].Moments)
                known[point].Set(request, moments);
        }
    }
}
