using System.Globalization;
using System.Runtime.InteropServices;
using RetinaBench.Runs.Execution;
using RetinaBench.Runs.Journals;
using RetinaBench.Runs.Planning;
using RetinaBench.Suites;

namespace RetinaBench.Runs;

/// <summary>Carries out a run: shows the suites' environments to the models, measures, judges, and makes the record.</summary>
/// <remarks>
/// <para>The record is the same, bit for bit and times apart, for any number of threads, and for a run that was killed and
/// resumed any number of times, as long as the models answer equal stimuli with equal bits.</para>
/// <para>A model that throws, or returns something else than it was asked for, is stopped: what it still had to do is refused
/// as errored, and the other models go on. On resumption it is tried again from the shard at which it was stopped. An
/// exhausted stack, and a process that the system kills for its memory, cannot be caught: they end the process, and the
/// journal holds all that was finished. Thread-safe, except that a folder takes one run at a time.</para>
/// </remarks>
public sealed class RunExecutor
{
    /// <summary>Name of the record's file in the output folder.</summary>
    public const string RecordFileName = "run.json";

    private readonly RunOptions _options;
    private readonly TimeProvider _clock;

    /// <summary>Makes an executor.</summary>
    /// <param name="options">How runs are carried out.</param>
    /// <param name="clock">Tells the times of <see cref="RunTiming"/>; null for the system's clock.</param>
    public RunExecutor(RunOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>Carries out a run. With an output folder, the record is also written there, as <see cref="RecordFileName"/>.</summary>
    /// <param name="suites">The suites, at least one, with distinct ids.</param>
    /// <param name="models">The models, at least one, with distinct names.</param>
    /// <param name="progress">Is told how far the run has come; may be null.</param>
    /// <param name="cancellation">Ends the run early; what was finished stays in the journal.</param>
    /// <returns>The record.</returns>
    /// <exception cref="InputException">The options, names or suites are unfit, an environment has another fingerprint than its suite stores, or the output folder cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public RunRecord Execute(
        IReadOnlyList<Suite> suites, IReadOnlyList<RunModel> models, IRunProgress? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(suites);
        ArgumentNullException.ThrowIfNull(models);
        DateTimeOffset started = _clock.GetUtcNow();
        long start = _clock.GetTimestamp();
        _options.Check();
        CheckNames("suite", [.. suites.Select(s => s.Id)]);
        CheckNames("model", [.. models.Select(m => m.Name)]);
        PlannedSuiteRun[] planned = [.. suites.Select(s => new PlannedSuiteRun(s, PassSchedule.Of(s), _options.StimuliPerPoint))];
        EnvironmentCheck.Verify(suites, _options.Threads, cancellation);
        using Journal? journal = OpenJournal(suites, models, planned);

        var relay = new ProgressRelay(progress);
        if (journal is { RecordedPieces: > 0 })
            relay.Message($"resuming: {journal.RecordedPieces} shards and assays are in the journal already");
        ModelRun[] runs = [.. models.Select(m => new ModelRun(m, planned, journal, relay))];
        try
        {
            new WorkerPool(runs).Run(_options.Threads, cancellation);
        }
        finally
        {
            foreach (ModelRun run in runs)
                run.Close();
        }

        var record = new RunRecord
        {
            Format = RunRecord.CurrentFormat,
            ToolVersion = Tool.Version,
            StimuliPerPoint = _options.StimuliPerPoint,
            Suites = [.. suites.Select(Describe)],
            Models = [.. runs.Select(r => r.Record!)],
            Timing = new()
            {
                StartedUtc = started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                Seconds = _clock.GetElapsedTime(start).TotalSeconds,
                Machine = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors",
                Threads = _options.Threads,
                ModelSeconds = [.. runs.Select(r => r.Seconds)],
            },
        };
        if (_options.Folder is { } folder)
            RunRecordFile.Write(Path.Combine(folder, RecordFileName), record);
        journal?.Finish();
        return record;
    }

    private Journal? OpenJournal(IReadOnlyList<Suite> suites, IReadOnlyList<RunModel> models, PlannedSuiteRun[] planned)
    {
        if (_options.Folder is null)
            return null;
        HashSet<string> names = [.. models.Select(m => m.Name)];
        return Journal.Open(_options.Folder, RunPlan.Of(suites, models, _options), _options, shard => names.Contains(shard.Model) && planned.Any(p => p.Contains(shard)), assay => names.Contains(assay.Model) && planned.Any(p => p.Contains(assay)), _clock);
    }

    private static SuiteRecord Describe(Suite suite) => new()
    {
        Id = suite.Id,
        Version = suite.Version,
        Title = suite.Title,
        Citation = suite.Citation,
        Environments = [.. suite.Environments.Select(EnvironmentRecord.Of)],
        Recordings = suite.Recorded?.Sources,
        Criteria = [.. suite.Criteria.Select(c => c.Card)],
        Published = suite.Published,
    };

    private static void CheckNames(string what, string[] names)
    {
        if (names.Length == 0)
            throw new InputException($"a run needs at least one {what}");
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InputException($"two {what}s are named {twice.Key}: names in a run are distinct");
    }
}
