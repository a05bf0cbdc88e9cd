using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Encoding.Recorded;
using RetinaBench.Json;

namespace RetinaBench.Suites;

/// <summary>Reads a suite from its folder: <c>suite.json</c>, and <c>published.json</c> where there is one.</summary>
/// <remarks>
/// Reading is strict: unknown, missing or repeated members, repeated names, options out of range, and references to what is
/// not there or comes later are errors that name file, JSON path and line. Fingerprints are not computed here; a run checks them.
/// </remarks>
public static class SuiteReader
{
    /// <summary>The file that makes a folder a suite.</summary>
    public const string SuiteFileName = "suite.json";

    /// <summary>The optional file of published values.</summary>
    public const string PublishedFileName = "published.json";

    /// <summary>The optional file of what is asked on recordings that a user gives.</summary>
    public const string RecordedFileName = "recorded.json";

    private const int Sha256HexDigits = 64;

    private const string RecordedSuffix = "-recorded";

    /// <summary>Reads a suite.</summary>
    /// <param name="folder">Its folder, named like the suite.</param>
    /// <exception cref="InputException">A file cannot be read or is not valid.</exception>
    public static Suite Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        JsonInput<SuiteFile> input = StrictJson.ReadInput<SuiteFile>(Path.Combine(folder, SuiteFileName));
        string name = NameOf(folder);
        if (input.Value.Id != name)
            throw input.Error("$.id", $"'{input.Value.Id}' is not the name of the folder, '{name}'");
        if (input.Value.Recordings is not null)
            throw input.Error("$.recordings", $"belongs into {RecordedFileName}");
        return Of(input) with { Published = Published(folder, input.Value.Experiments) };
    }

    /// <summary>Reads what a suite asks on recordings: a suite of its own, which is given recorded cells before it is run.</summary>
    /// <param name="folder">Folder of the suite.</param>
    /// <returns>That suite without cells, and how they are to be made ready; null where the suite asks nothing of recordings.</returns>
    /// <exception cref="InputException">The file cannot be read or is not valid.</exception>
    public static (Suite Suite, RecordedCellOptions Options)? ReadRecorded(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string path = Path.Combine(folder, RecordedFileName);
        if (!File.Exists(path))
            return null;
        JsonInput<SuiteFile> input = StrictJson.ReadInput<SuiteFile>(path);
        string name = NameOf(folder) + RecordedSuffix;
        if (input.Value.Id != name)
            throw input.Error("$.id", $"'{input.Value.Id}' is not the name of the folder with '{RecordedSuffix}', '{name}'");
        if (input.Value.Recordings is not { } options)
            throw input.Error("$", "has no member 'recordings'");
        if (options.Problems().FirstOrDefault() is { } problem)
            throw input.Error($"$.recordings.{problem.Member}", problem.What);
        return (Of(input), options);
    }

    private static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    private static Suite Of(JsonInput<SuiteFile> input)
    {
        SuiteFile file = input.Value;
        if (file.Version < 1)
            throw input.Error("$.version", FormattableString.Invariant($"{file.Version} is below 1"));
        SuiteEnvironment[] environments = Environments(input);
        ExperimentChecks.Check(input, environments);
        return new()
        {
            Id = file.Id,
            Version = file.Version,
            Title = file.Title,
            Citation = file.Citation,
            Environments = environments,
            Experiments = file.Experiments,
            Criteria = Criteria(input),
            Published = [],
        };
    }

    private static SuiteEnvironment[] Environments(JsonInput<SuiteFile> input)
    {
        UniqueNames.Check(input, "$.environments", "name", input.Value.Environments, e => e.Name);
        return [.. input.Value.Environments.Select((entry, i) => Environment(input, FormattableString.Invariant($"$.environments[{i}]"), entry))];
    }

    private static SuiteEnvironment Environment(JsonInput<SuiteFile> input, string path, EnvironmentEntry entry)
    {
        if (entry.FindProblem() is { } problem)
            throw input.Error(path + problem.Member, problem.What);
        if (entry.Fingerprint.Length != Sha256HexDigits || !entry.Fingerprint.All(char.IsAsciiHexDigitLower))
            throw input.Error($"{path}.fingerprint", $"'{entry.Fingerprint}' is not {Sha256HexDigits} lower-case hexadecimal digits");
        try
        {
            return new(entry.Make(), entry.Fingerprint, entry.Description);
        }
        catch (InputException e)
        {
            throw input.Error(path, e.Message);
        }
    }

    private static IReadOnlyList<ICriterion> Criteria(JsonInput<SuiteFile> input)
    {
        SuiteFile file = input.Value;
        UniqueNames.Check(input, "$.criteria", "id", file.Criteria, c => c.Id);
        HashSet<string> experiments = [.. file.Experiments.Select(e => e.Id)];
        for (int i = 0; i < file.Criteria.Count; i++)
        {
            string at = FormattableString.Invariant($"$.criteria[{i}]");
            if (file.Criteria[i].Card.Experiments.FirstOrDefault(e => !experiments.Contains(e)) is { } unknown)
                throw input.Error(at, $"'{unknown}' is not an experiment of this suite, only {string.Join(", ", file.Experiments.Select(e => e.Id))}");
            if (file.Criteria[i].Check().FirstOrDefault() is { } problem)
                throw input.Error($"{at}.{problem.Member}", problem.What);
        }

        return file.Criteria;
    }

    private static IReadOnlyList<PublishedSeries> Published(string folder, IReadOnlyList<Experiment> experiments)
    {
        string path = Path.Combine(folder, PublishedFileName);
        if (!File.Exists(path))
            return [];
        JsonInput<PublishedFile> input = StrictJson.ReadInput<PublishedFile>(path);
        UniqueNames.Check(input, "$.series", "series", input.Value.Series, s => $"{s.Experiment}/{s.Series}");
        for (int i = 0; i < input.Value.Series.Count; i++)
        {
            PublishedSeries series = input.Value.Series[i];
            string at = FormattableString.Invariant($"$.series[{i}]");
            if (experiments.All(e => e.Id != series.Experiment))
                throw input.Error($"{at}.experiment", $"'{series.Experiment}' is not an experiment of the suite, only {string.Join(", ", experiments.Select(e => e.Id))}");
            if (series.X.Count != series.Y.Count || series.X.Count == 0)
                throw input.Error($"{at}.y", $"{series.X.Count} values of x and {series.Y.Count} of y: both need the same number, at least 1");
            if (series.Trials is < 1)
                throw input.Error($"{at}.trials", FormattableString.Invariant($"{series.Trials} is below 1"));
        }

        return input.Value.Series;
    }
}
