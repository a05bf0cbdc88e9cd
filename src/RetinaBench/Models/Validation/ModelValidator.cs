using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.Registry;
using RetinaBench.Models.Validation.Fits;

namespace RetinaBench.Models.Validation;

/// <summary>Holds a model to its own card and to the contracts of <see cref="IRetinaModel"/> and <see cref="IEncodingModel"/>.</summary>
/// <remarks>It shows a few seeded movies of the model's input geometry, and fits the model to a short seeded recording, so that the same model gives the same report.</remarks>
public static class ModelValidator
{
    /// <summary>Id of the first check of a registered model: that it can be opened.</summary>
    public const string OpenCheck = "open";

    private const string OpenName = "the model can be opened";

    /// <summary>The checks of an opened model that answers stimuli, in order.</summary>
    public static IReadOnlyList<IModelCheck> Checks { get; } =
    [
        new CardCheck(), new ShapeCheck(), new FiniteCheck(), new ReductionCheck(), new DeterminismCheck(), new BatchIndependenceCheck(),
        new ShamLesionCheck(), new LesionCheck(), new RestorationCheck(), new CombinedQueryCheck(), new ConcurrencyCheck(), new KernelCheck(), new InputGradientCheck(),
    ];

    /// <summary>The checks of an opened model that is fitted to a cell, in order; the card is the first here too.</summary>
    public static IReadOnlyList<IModelCheck> FitChecks { get; } =
        [Checks[0], new FitCheck(), new PredictionCheck(), new FitDeterminismCheck(), new FilterCheck(), new FilterSelectionCheck()];

    /// <summary>Opens the model of an entry and validates it; a model that cannot be opened fails the check <c>open</c>.</summary>
    /// <param name="registry">The registry that knows how to open the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellation">Ends the validation early with <see cref="OperationCanceledException"/>.</param>
    public static ValidationReport Validate(ModelRegistry registry, ModelEntry entry, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(entry);
        IModel model;
        try
        {
            model = registry.Open(entry);
        }
        catch (InputException e)
        {
            return new(entry.Name, null, [new(OpenCheck, OpenName, CheckOutcome.Failed, e.Message), .. SkipAll("the model cannot be opened")]);
        }

        using var closing = model as IDisposable;
        ValidationReport report = Validate(model, cancellation);
        return report with { Model = entry.Name, Checks = [new(OpenCheck, OpenName, CheckOutcome.Passed, $"opened as {entry.Kind}"), .. report.Checks] };
    }

    /// <summary>Validates an opened model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellation">Ends the validation early with <see cref="OperationCanceledException"/>.</param>
    public static ValidationReport Validate(IModel model, CancellationToken cancellation = default) => Run(model, ChecksOf(model), cancellation);

    /// <summary>Looks at a card alone, before there is a model to go with it.</summary>
    /// <param name="card">The card.</param>
    /// <returns>What the check <c>card</c> says of it as the card of a model that answers stimuli, naming member and value; null where nothing is wrong.</returns>
    public static string? FindCardFault(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return CardCheck.FindFault(card, answersStimuli: true);
    }

    /// <summary>Carries out one check on an opened model, and before it those that it needs.</summary>
    /// <param name="model">The model.</param>
    /// <param name="check">Id of the check.</param>
    /// <param name="cancellation">Ends the validation early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">There is no such check.</exception>
    public static CheckResult Validate(IModel model, string check, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(check);
        IReadOnlyList<IModelCheck> all = ChecksOf(model);
        if (all.All(c => c.Id != check))
            throw new ArgumentException($"there is no check '{check}' of such a model, only {string.Join(", ", all.Select(c => c.Id))}", nameof(check));
        HashSet<string> wanted = [check];

        // Needs are earlier checks. Without a sound card there is nothing to show a model.
        foreach (IModelCheck needing in all.Reverse().Where(c => wanted.Contains(c.Id)))
            wanted.UnionWith(needing.Needs);
        return Run(model, [.. all.Where(c => c is CardCheck || wanted.Contains(c.Id))], cancellation).Checks[^1];
    }

    // A model of both sorts is held to both contracts; of neither, to its card, which says so.
    private static IReadOnlyList<IModelCheck> ChecksOf(IModel model) =>
        [.. model is IEncodingModel and not IRetinaModel ? [] : Checks, .. model is IEncodingModel ? FitChecks.Skip(model is IRetinaModel ? 1 : 0) : []];

    private static ValidationReport Run(IModel model, IReadOnlyList<IModelCheck> checks, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        List<CheckResult> results = [];
        ValidationSubject subject = new(model, [], cancellation);
        foreach (IModelCheck check in checks)
        {
            cancellation.ThrowIfCancellationRequested();
            string? missing = check.Needs.FirstOrDefault(n => results.First(r => r.Id == n).Outcome != CheckOutcome.Passed);
            CheckVerdict verdict = missing is not null ? CheckVerdict.Skipped($"needs the check {missing} to pass") : Run(check, subject, cancellation);
            results.Add(new(check.Id, check.Name, verdict.Outcome, verdict.Reason));

            // Movies can only be made for a geometry that is sound.
            if (check is CardCheck && verdict.Outcome == CheckOutcome.Passed && model is IRetinaModel)
                subject = new(model, new ValidationEnvironment(model.Card.Geometry).Movies(), cancellation);
        }

        return new(results[0].Outcome == CheckOutcome.Passed ? model.Card.Name : model.GetType().Name, results[0].Outcome == CheckOutcome.Passed ? model.Card.Version : null, results);
    }

    private static CheckVerdict Run(IModelCheck check, ValidationSubject subject, CancellationToken cancellation)
    {
        try
        {
            return check.Run(subject);
        }
        catch (ModelFaultException fault)
        {
            return CheckVerdict.Failed(fault.Message);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is not OutOfMemoryException)
        {
            return CheckVerdict.Failed($"threw {OneLine.Of(e)}");
        }
    }

    private static IEnumerable<CheckResult> SkipAll(string reason) => Checks.Select(c => new CheckResult(c.Id, c.Name, CheckOutcome.Skipped, reason));
}
