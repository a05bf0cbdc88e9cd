using System.Text.Json.Serialization;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Stimuli;

namespace RetinaBench.Criteria;

/// <summary>How many types of a layer are direction selective, and for which direction: shown, never judged.</summary>
/// <remarks>The paper's question is whether direction selectivity emerges; a count over networks of one recipe answers it, whichever types are vital.</remarks>
public sealed record DirectionSelectiveTypes : Criterion
{
    /// <summary>Id of an experiment that makes a <see cref="DirectionIndexTable"/>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Least magnitude of the index of a selective type, 0 to 1; its interval must exclude 0, too.</summary>
    public required double MagnitudeAtLeast { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    protected override bool Judged => false;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Experiments => [Experiment];

    /// <inheritdoc/>
    protected override string Rule =>
        Text.Of($"descriptive: counts the types of {Experiment} with a direction index of magnitude >= {MagnitudeAtLeast} whose 95 % interval excludes 0");

    /// <inheritdoc/>
    protected override IEnumerable<OptionProblem> CheckParameters() =>
        OptionChecks.Share("magnitudeAtLeast", MagnitudeAtLeast);

    /// <inheritdoc/>
    protected override Judgement JudgeMeasured(ExperimentOutcomes outcomes)
    {
        DirectionIndexTable table = Measured<DirectionIndexTable>(outcomes, Experiment);
        int[] right = Selective(table, 1), left = Selective(table, -1);
        int silent = table.Rows.Count(row => row.DirectionIndex is null);
        return new(
            Id, null, right.Length + left.Length, null, null,
            Text.Of($"{right.Length + left.Length} of {table.Rows.Count}: {right.Length} right{Listed(right)}, {left.Length} left{Listed(left)}; {silent} silent"), "descriptive");
    }

    private int[] Selective(DirectionIndexTable table, int direction) =>
    [
        .. table.Rows.Where(row => row.DirectionIndex is { } index && index.Excludes(0) && direction * index.Value >= MagnitudeAtLeast).Select(row => row.Index),
    ];

    private static string Listed(int[] types) => types.Length == 0 ? "" : Text.Of($" ({string.Join(", ", types)})");
}
