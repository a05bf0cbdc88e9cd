using RetinaBench.Runs.Shards;
using RetinaBench.Suites;

namespace RetinaBench.Runs.Journals;

/// <summary>Everything that decides what a run finds; the first line of its journal. Two runs of equal plans find the same.</summary>
/// <param name="Format">Version of the journal's format.</param>
/// <param name="ToolVersion">Version of RetinaBench.</param>
/// <param name="StimuliPerPoint">Stimuli a point that the run asks for.</param>
/// <param name="ShardSize">The most stimuli of a shard.</param>
/// <param name="Suites">The suites, in order.</param>
/// <param name="Models">The models, in order.</param>
public sealed record RunPlan(
    int Format, string ToolVersion, int StimuliPerPoint, int ShardSize, IReadOnlyList<PlannedSuite> Suites, IReadOnlyList<PlannedModel> Models)
{
    /// <summary>The journal format that is written and read.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The plan of a run.</summary>
    /// <param name="suites">The suites.</param>
    /// <param name="models">The models.</param>
    /// <param name="options">The options.</param>
    public static RunPlan Of(IReadOnlyList<Suite> suites, IReadOnlyList<RunModel> models, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(
            CurrentFormat,
            Tool.Version,
            options.StimuliPerPoint,
            Shard.MaximumCount,
            [.. suites.Select(s => new PlannedSuite(s.Id, s.Version, SuiteDigest.Of(s), s.Recorded is { } recorded ? string.Join(", ", recorded.Sources.Select(source => source.Identity)) : null))],
            [.. models.Select(m => new PlannedModel(m.Name, m.Kind, m.WeightsHash))]);
    }

    /// <summary>The first thing in which another plan differs from this one, in words; null where they are equal.</summary>
    /// <param name="other">The plan of a journal.</param>
    public string? DifferenceTo(RunPlan other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Format != Format)
            return $"its format is {other.Format}, not {Format}";
        if (other.ToolVersion != ToolVersion)
            return $"it was written by version {other.ToolVersion}, this is {ToolVersion}";
        if (other.StimuliPerPoint != StimuliPerPoint)
            return $"it shows {other.StimuliPerPoint} stimuli a point, not {StimuliPerPoint}";
        if (other.ShardSize != ShardSize)
            return $"its shards hold {other.ShardSize} stimuli, not {ShardSize}";
        return Difference("suites", Suites, other.Suites, s => s.Id, Describe) ?? Difference("models", Models, other.Models, m => m.Name, Describe);
    }

    private static string? Difference<T>(string what, IReadOnlyList<T> mine, IReadOnlyList<T> theirs, Func<T, string> name, Func<T, string> describe)
        where T : class
    {
        if (!mine.Select(name).SequenceEqual(theirs.Select(name), StringComparer.Ordinal))
            return $"its {what} are {string.Join(", ", theirs.Select(name))}, not {string.Join(", ", mine.Select(name))}";
        foreach ((T wanted, T found) in mine.Zip(theirs))
        {
            if (!wanted.Equals(found))
                return $"its {describe(found)} is not {describe(wanted)}";
        }

        return null;
    }

    private static string Describe(PlannedSuite suite) => $"suite {suite.Id} version {suite.Version} (content {suite.Digest[..Math.Min(12, suite.Digest.Length)]}){(suite.Recordings is { } recordings ? $" on {recordings}" : "")}";

    private static string Describe(PlannedModel model) => $"model {model.Name} ({model.Kind}, {(model.WeightsHash is { } hash ? $"weights {hash[..Math.Min(12, hash.Length)]}" : "no weights file")})";
}
