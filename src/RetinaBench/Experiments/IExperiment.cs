namespace RetinaBench.Experiments;

/// <summary>What is done to a model: it declares what must be shown and recorded, and turns the recorded tallies into a measurement.</summary>
/// <remarks>Immutable; a pure function of its arguments, so that a resumed or merged run measures the same.</remarks>
public interface IExperiment
{
    /// <summary>Unique within its suite, for example <c>alpha-sweep-intact</c>.</summary>
    string Id { get; }

    /// <summary>What is done, in one sentence, for reports.</summary>
    string Description { get; }

    /// <summary>What a model must be able to do to be its subject; any other is refused before it is planned.</summary>
    ModelAbility Needs { get; }

    /// <summary>Ids of the experiments whose measurements this one reads, each earlier in the suite.</summary>
    IReadOnlyList<string> DependsOn { get; }

    /// <summary>Names of the environments that it may ask for; known before any model is seen, so that passes can be merged.</summary>
    IReadOnlyList<string> Environments { get; }

    /// <summary>About how many shown stimuli take as long as the assays that will be planned, for telling the time left before a model is opened.</summary>
    /// <param name="setting">What is known then.</param>
    /// <returns>0 where there are no assays, or where they depend on the model.</returns>
    long ForetellAssays(ExperimentSetting setting) => 0;

    /// <summary>Says what must be shown and recorded.</summary>
    /// <param name="context">The model and the measurements of <see cref="DependsOn"/>.</param>
    ExperimentPlan Plan(ExperimentContext context);

    /// <summary>Turns the tallies into a measurement.</summary>
    /// <param name="context">The same context that planned.</param>
    /// <param name="results">Tallies of at least everything that the plan asked for.</param>
    ExperimentOutcome Measure(ExperimentContext context, ProbeResults results);
}
