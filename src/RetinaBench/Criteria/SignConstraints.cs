using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;

namespace RetinaBench.Criteria;

/// <summary>Amacrine outputs inhibit, and the weights into amacrine and ganglion cells excite.</summary>
/// <remarks>
/// Both halves are needed: responses alone would pass for any silent layer, so a model that does not show its kernels is
/// NotApplicable, and one whose amacrine layer never responds has given no evidence.
/// </remarks>
public sealed record SignConstraints : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="SignTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Roles of the layers whose responses must never be above 0.</summary>
    public required IReadOnlyList<LayerRole> NonPositiveResponses { get; init; }

    /// <summary>Roles of the layers into which no weight may be below 0.</summary>
    public required IReadOnlyList<LayerRole> NonNegativeWeights { get; init; }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule => $"every response of {Names(NonPositiveResponses)} is <= 0 and every kernel weight into {Names(NonNegativeWeights)} is >= 0";

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        SignTable table = Measured<SignTable>(outcomes, Experiment);
        SignRow[] responses = [.. table.Rows.Where(r => NonPositiveResponses.Contains(r.Role))];
        SignRow[] weights = [.. table.Rows.Where(r => NonNegativeWeights.Contains(r.Role))];
        if (responses.Length == 0 || weights.Any(r => r.SmallestWeight is null))
            return Decide(Verdict.NotApplicable, "not measured", $"the model has no layer {Names(NonPositiveResponses)}, or does not show its kernels");

        string measured = string.Join("; ", responses.Select(r => Text.Of($"{r.Layer} responses up to {Text.Number(r.LargestResponse)}")))
            + "; " + string.Join("; ", weights.Select(r => Text.Of($"{r.Layer} weights from {Text.Number(r.SmallestWeight!.Value)}")));
        if (responses.Any(r => r.LargestResponse > 0) || weights.Any(r => r.SmallestWeight < 0))
            return Decide(Verdict.Failed, measured, "a response or a weight has the wrong sign");
        return responses.All(r => r.SmallestResponse == 0)
            ? Decide(Verdict.InsufficientData, measured, $"{Names(NonPositiveResponses)} never responded")
            : Decide(Verdict.Passed, measured, "all signs are as claimed");
    }

    private static string Names(IReadOnlyList<LayerRole> roles) => string.Join(", ", roles).ToLowerInvariant();
}
