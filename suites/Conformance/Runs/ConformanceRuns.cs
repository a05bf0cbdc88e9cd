using RetinaBench.Conformance.Controls;
using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Stimuli.Reflections;
using RetinaBench.Suites;
using RetinaBench.Testing;

namespace RetinaBench.Conformance.Runs;

/// <summary>All models through experiments on direction, each run once for all tests that read it.</summary>
internal static class ConformanceRuns
{
    /// <summary>The suite on direction as it is shipped.</summary>
    public static Suite Suite => TestedSuites.Murray2021.Suite;

    /// <summary>The experiments on direction, at speeds of whole pixels a frame.</summary>
    public static Suite Directions { get; } = SuiteReader.Read(Path.Combine(SharedData.RepositoryRoot, "suites", "Conformance", "whole-speeds"));

    /// <summary>Some of them, on movies played backwards.</summary>
    public static Suite ReversedDirections { get; } =
        PartialSuite.Reflected(Directions, ControlOptions.Current.TimeReversal.Experiments, Reflection.TimeReversal, ControlOptions.Current.TimeReversal.Fingerprints);

    private static readonly Lazy<RunRecord> s_plain = new(() => ExecuteDirections(Directions, Registered.Available, model => model));

    private static readonly Lazy<RunRecord> s_mirrored = new(() => ExecuteDirections(Directions, Registered.Available, model => new MirroredModel(model.Card.Name, model)));

    private static readonly Lazy<RunRecord> s_reversed = new(() => ExecuteDirections(ReversedDirections, Registered.Available, model => model));

    /// <summary>What the experiments on direction find of a model.</summary>
    public static ModelRecord Plain(string model) => Of(s_plain, model);

    /// <summary>What they find of the model in a mirror.</summary>
    public static ModelRecord Mirrored(string model) => Of(s_mirrored, model);

    /// <summary>What they find of the model on movies played backwards.</summary>
    public static ModelRecord Reversed(string model) => Of(s_reversed, model);

    /// <summary>Carries out the experiments on direction on one more model.</summary>
    public static ModelRecord ExecuteDirections(Suite suite, string model, Func<IRetinaModel, IRetinaModel> wrap) => ExecuteDirections(suite, [model], wrap).Models.Single();

    private static RunRecord ExecuteDirections(Suite suite, IReadOnlyList<string> models, Func<IRetinaModel, IRetinaModel> wrap) =>
        new RunExecutor(new RunOptions { StimuliPerPoint = ControlOptions.Current.DirectionStimuliPerPoint })
            .Execute([suite], [.. models.Select(name => new RunModel(name, "conformance", () => wrap(Registered.Open(name))))]);

    private static ModelRecord Of(Lazy<RunRecord> run, string model)
    {
        // Skips where the model cannot be had.
        if (!Registered.Available.Contains(model))
            Registered.Open(model);
        return run.Value.Models.Single(m => m.Name == model);
    }
}
