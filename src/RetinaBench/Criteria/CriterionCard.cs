namespace RetinaBench.Criteria;

/// <summary>One claim of a paper as reports and <c>explain</c> show it.</summary>
public sealed record CriterionCard
{
    /// <summary>Unique within its suite, for example <c>task-easy</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The claim in one sentence.</summary>
    public required string Claim { get; init; }

    /// <summary>The rule by which it is judged, with its thresholds and the direction, made from the parameters in force.</summary>
    public required string Rule { get; init; }

    /// <summary>The figures or sections of the texts that make the claim.</summary>
    public required string Citation { get; init; }

    /// <summary>What the paper reports.</summary>
    public required string Published { get; init; }

    /// <summary>Ids of the experiments whose measurements are judged.</summary>
    public required IReadOnlyList<string> Experiments { get; init; }

    /// <summary>Whether it is judged; otherwise it is descriptive: measured and shown only.</summary>
    public required bool Judged { get; init; }

    /// <summary>The least accuracy that the rule demands over a part of a curve, as figures draw it; null for other rules.</summary>
    public AccuracyFloor? Floor { get; init; }

    /// <summary>Whether another criterion is judged by the same rule on the same experiments, whatever it claims and cites.</summary>
    /// <param name="other">The other criterion.</param>
    public bool IsJudgedLike(CriterionCard other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Rule == other.Rule && Judged == other.Judged && Experiments.SequenceEqual(other.Experiments, StringComparer.Ordinal);
    }
}
