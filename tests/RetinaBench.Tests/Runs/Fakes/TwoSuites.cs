using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Suites;
using RetinaBench.Tests.Models.Validation;

namespace RetinaBench.Tests.Runs.Fakes;

/// <summary>A suite that shows stimuli and one that fits models to cells, and models of which each is the subject of one of them.</summary>
internal static class TwoSuites
{
    private static readonly FakeExperiment s_fit = new("fit", [], []) { Needs = ModelAbility.Fitting, Planner = _ => ExperimentPlan.OfAssays(new FakeAssay(1), new FakeAssay(2)) };

    private static readonly FakeCriterion s_measured = new("fit-measured", "fit");

    private static readonly FakeCriterion s_missed = new("fit-missed", "fit", outcomes => outcomes["fit"].Refusal is { } refusal
        ? new("fit-missed", Enum.Parse<Verdict>(refusal.Kind.ToString()), null, null, null, "nothing", refusal.Reason)
        : new("fit-missed", Verdict.Failed, 0, null, null, "0", "as planted"));

    /// <summary>What a fitted model says in the suite that it does not belong to.</summary>
    public const string AnswersNothing = "the model answers no stimuli: it is fitted to a cell";

    /// <summary>What a model that answers stimuli says in the other one.</summary>
    public const string CannotBeFitted = "the model cannot be fitted to a cell";

    /// <summary>The suite that shows stimuli.</summary>
    public static Suite Shows { get; } = FakeSuite.Default with { Id = "shows", Title = "Showing" };

    /// <summary>The suite that fits: its first criterion holds for what is measured, its second for nobody.</summary>
    public static Suite Fits { get; } = FakeSuite.Of([], [s_fit], [s_measured, s_missed]) with { Id = "fits", Title = "Fitting", Published = [] };

    /// <summary>A model of each suite, and a null that belongs to the second.</summary>
    public static RunRecord Record { get; } = Run(new FakeModel("shown"), Fitted("fitted"), Fitted("null-cell", ModelRole.Null));

    /// <summary>Both suites on some models.</summary>
    public static RunRecord Run(params IModel[] models) => new RunExecutor(RunOf.Options()).Execute([Shows, Fits], [.. models.Select(RunOf.Entry)]);

    /// <summary>A model that is fitted.</summary>
    public static TestEncodingModel Fitted(string name, ModelRole role = ModelRole.Subject) => new() { Card = new TestEncodingModel().Card with { Name = name, Role = role } };
}
