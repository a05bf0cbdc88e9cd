using System.Security.Cryptography;
using RetinaBench.Recordings;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>The recorded cells of a run.</summary>
/// <param name="Sources">The files that they come from, in the order of their names.</param>
/// <param name="Cells">The cells, in the order of the files.</param>
/// <param name="Options">How they were made ready.</param>
public sealed record RecordedPopulation(IReadOnlyList<RecordedSource> Sources, IReadOnlyList<RecordedCell> Cells, RecordedCellOptions Options)
{
    /// <summary>The most cells that are made ready for one run.</summary>
    public const int MostCells = 1000;

    /// <summary>Reads recordings.</summary>
    /// <param name="path">A file or a folder, see <see cref="Recording.Find"/>.</param>
    /// <param name="numbers">Numbers of the cells, counted from 0 through all files in the order of their names; none for all.</param>
    /// <param name="options">How cells are made ready.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="InputException">There is no recording, one is malformed, there is no such cell, or there are too many.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static RecordedPopulation Read(string path, IReadOnlyCollection<int> numbers, RecordedCellOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        RecordedPopulation read = Read(path, (_, first, cell) => numbers.Count == 0 || numbers.Contains(first + cell), options, cancellation, out int known);
        return numbers.Count > 0 && numbers.Max() is int most && most >= known
            ? throw new InputException(FormattableString.Invariant($"{path}: has no cell {most}: valid are 0 to {known - 1}"))
            : read;
    }

    /// <summary>Reads cells that were used before.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <param name="sources">The files with the numbers of the cells in them; what is not there is left out, and what it holds is not compared.</param>
    /// <param name="options">How cells are made ready.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="InputException">There is no recording, or one is malformed.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static RecordedPopulation ReadAgain(string path, IReadOnlyList<RecordedSource> sources, RecordedCellOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return Read(path, (file, _, cell) => sources.Any(source => source.File == file && source.Cells.Contains(cell)), options, cancellation, out _);
    }

    private static RecordedPopulation Read(string path, Func<string, int, int, bool> isWanted, RecordedCellOptions options, CancellationToken cancellation, out int known)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<string> files = Recording.Find(path);
        List<RecordedSource> sources = [];
        List<RecordedCell> cells = [];
        known = 0;
        foreach (string file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            string digest = DigestOf(file);
            Recording recording = Recording.Read(file);
            int first = known;
            known += recording.Cells;
            int[] wanted = [.. Enumerable.Range(0, recording.Cells).Where(cell => isWanted(Path.GetFileName(file), first, cell))];
            if (wanted.Length == 0)
                continue;
            if (cells.Count + wanted.Length > MostCells)
                throw new InputException(FormattableString.Invariant($"{path}: has more than the {MostCells} cells that one run takes: choose some of them"));
            var source = new RecordedSource(Path.GetFileName(file), digest, wanted);
            sources.Add(source);
            cells.AddRange(RecordedCellMaker.Of(recording, NameOf(file, files), source, options, cancellation));
        }

        return new(sources, cells, options);
    }

    private static string DigestOf(string file)
    {
        using FileStream stream = InputFile.OpenRead(file);
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (IOException e)
        {
            throw new InputException($"{file}: cannot be read: {OneLine.Of(e.Message)}", e);
        }
    }

    // The extension tells files apart where nothing else does.
    private static string NameOf(string file, IReadOnlyList<string> files)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return files.Count(other => Path.GetFileNameWithoutExtension(other) == name) > 1 ? Path.GetFileName(file) : name;
    }
}
