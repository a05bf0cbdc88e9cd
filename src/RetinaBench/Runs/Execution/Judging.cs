using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Runs.Journals;

namespace RetinaBench.Runs.Execution;

/// <summary>Calls experiments and criteria so that a defect in one of them costs its own cell of the result, not the run.</summary>
internal static class Judging
{
    /// <summary>Plans an experiment.</summary>
    public static ExperimentPlan Plan(IExperiment experiment, ExperimentContext context)
    {
        if (experiment.Needs.FindLack(context.Model) is { } lack)
            return ExperimentPlan.NotApplicable(lack);
        try
        {
            return experiment.Plan(context) ?? throw new InvalidOperationException("no plan was returned");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return ExperimentPlan.Because(new(RefusalKind.Errored, $"experiment {experiment.Id} could not be planned: {OneLine.Of(e)}"));
        }
    }

    /// <summary>Measures an experiment; a measurement that holds NaN or infinity is a defect of the experiment.</summary>
    public static ExperimentOutcome Measure(IExperiment experiment, ExperimentContext context, ProbeResults results)
    {
        try
        {
            ExperimentOutcome outcome = experiment.Measure(context, results);
            if (outcome.Experiment != experiment.Id || outcome.Measurement is null == outcome.Refusal is null)
                throw new InvalidOperationException("the outcome is of another experiment, or has not exactly one of measurement and refusal");
            _ = JournalLine.ToJson(outcome);
            return outcome;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return ExperimentOutcome.Refused(experiment.Id, RefusalKind.Errored, $"experiment {experiment.Id} could not be measured: {OneLine.Of(e)}");
        }
    }

    /// <summary>Judges a criterion.</summary>
    public static Judgement Judge(ICriterion criterion, ExperimentOutcomes outcomes)
    {
        CriterionCard card = criterion.Card;
        try
        {
            Judgement judgement = criterion.Judge(outcomes);
            if (judgement.Criterion != card.Id || judgement.Verdict is null == card.Judged)
                throw new InvalidOperationException("the judgement is of another criterion, or a verdict stands where none is due or is missing where one is");
            _ = JournalLine.ToJson(judgement);
            return judgement;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new(card.Id, card.Judged ? Verdict.Errored : null, null, null, null, "nothing", $"criterion {card.Id} could not be judged: {OneLine.Of(e)}");
        }
    }
}
