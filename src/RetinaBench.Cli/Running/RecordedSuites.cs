using RetinaBench.Experiments.Encoding.Recorded;
using RetinaBench.Suites;

namespace RetinaBench.Cli.Running;

/// <summary>The suites of a run on recordings: what suites ask of recorded cells, instead of what they ask of cells that are known.</summary>
internal static class RecordedSuites
{
    /// <summary>Reads suites and recordings.</summary>
    /// <param name="namesOrFolders">As for <see cref="Installation.ReadSuites"/>; empty for every suite that asks something of recordings.</param>
    /// <param name="data">A file or folder of recordings.</param>
    /// <param name="cells">Numbers of the cells; none for all.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="InputException">A suite or a recording is missing or malformed, there is no such cell, or a suite asks nothing of recordings.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static IReadOnlyList<Suite> Read(IReadOnlyList<string> namesOrFolders, string data, IReadOnlyCollection<int> cells, CancellationToken cancellation)
    {
        // Suites first: what is wrong with a name should not be found after a minute of reading.
        (Suite Suite, RecordedCellOptions Options)[] asked = [.. Installation.FindSuites(namesOrFolders).Select(folder => Definition(folder, namesOrFolders.Count > 0)).OfType<(Suite, RecordedCellOptions)>()];
        return [.. asked.Select(suite => suite.Suite with { Recorded = RecordedPopulation.Read(data, cells, suite.Options, cancellation) })];
    }

    /// <summary>Finds a suite with the recordings of an earlier run.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="folder">Its folder; null where it came with the program.</param>
    /// <param name="data">A file or folder of recordings.</param>
    /// <param name="recordings">The files and cells of that run.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="InputException">There is no such suite, or a recording is missing or malformed.</exception>
    public static Suite Find(string id, string? folder, string data, IReadOnlyList<RecordedSource> recordings, CancellationToken cancellation)
    {
        foreach (string found in Installation.FindSuites(folder is null ? [] : [folder]))
        {
            if (SuiteReader.ReadRecorded(found) is { } asked && asked.Suite.Id == id)
                return asked.Suite with { Recorded = RecordedPopulation.ReadAgain(data, recordings, asked.Options, cancellation) };
        }

        throw new InputException(folder is null ? $"suite {id} did not come with the program; name its folder with --suite FOLDER" : $"--suite: {folder} asks nothing of recordings as '{id}'");
    }

    private static (Suite Suite, RecordedCellOptions Options)? Definition(string folder, bool isNamed)
    {
        if (SuiteReader.ReadRecorded(folder) is { } found)
            return found;
        return isNamed
            ? throw new InputException($"--data: suite {Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))} asks nothing of recordings, only {string.Join(", ", Installation.ReadRecordedSuites().Select(suite => suite.Id))}")
            : null;
    }
}
