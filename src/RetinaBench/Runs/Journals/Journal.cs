using System.Security;
using Microsoft.Win32.SafeHandles;
using RetinaBench.Runs.Assays;
using RetinaBench.Runs.Shards;

namespace RetinaBench.Runs.Journals;

/// <summary>The append-only file in which a run writes down every finished shard and assay, so that a run killed at any point can be continued.</summary>
/// <remarks>
/// <para>Each line goes to the operating system before the shard counts as finished: killing the process loses nothing, and
/// leaves at most one incomplete last line, which is dropped. The device is asked to keep the lines at most once a second
/// (<see cref="SyncInterval"/>) and at the end: doing so for every line costs 1 to 10 ms each on ordinary disks, as much as
/// a shard itself, and only a power failure could take that second away.</para>
/// <para>The file is held exclusively while a run writes it. Thread-safe.</para>
/// </remarks>
internal sealed class Journal : IDisposable
{
    /// <summary>Name of the file in the output folder.</summary>
    public const string FileName = "journal.jsonl";

    /// <summary>The longest that finished shards may stay in the operating system's memory alone.</summary>
    public static readonly TimeSpan SyncInterval = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly string _path;
    private readonly FileStream _file;
    private readonly SafeFileHandle _handle;
    private readonly TimeProvider _clock;
    private readonly Dictionary<Shard, JournalPlace> _shards = [];
    private readonly Dictionary<AssayPlace, JournalPlace> _assays = [];
    private readonly Dictionary<string, string> _cards = new(StringComparer.Ordinal);
    private long _lastSync;
    private bool _finished;
    private bool _unsynced;
    private InputException? _failure;

    private Journal(string path, FileStream file, TimeProvider clock)
    {
        _path = path;
        _file = file;
        _handle = file.SafeFileHandle;
        _clock = clock;
        _lastSync = clock.GetTimestamp();
    }

    /// <summary>Number of shards and assays read back when the journal was opened.</summary>
    public int RecordedPieces => _shards.Count + _assays.Count;

    /// <summary>Opens the journal of a folder: a new one, or on request an unfinished one with what it holds.</summary>
    /// <param name="folder">The output folder; made where there is none.</param>
    /// <param name="plan">The plan of this run.</param>
    /// <param name="options">Whether to continue or throw away an unfinished run.</param>
    /// <param name="isPlanned">Whether a shard belongs to the plan.</param>
    /// <param name="isPlannedAssay">Whether the plan has the model, suite and experiment of an assay.</param>
    /// <param name="clock">Says when to ask the device to keep the lines.</param>
    /// <exception cref="InputException">The folder cannot be used, another process uses it, it holds an unfinished run that is not to be continued, one of another plan, or a damaged one.</exception>
    public static Journal Open(string folder, RunPlan plan, RunOptions options, Func<Shard, bool> isPlanned, Func<AssayPlace, bool> isPlannedAssay, TimeProvider clock)
    {
        string path = Path.Combine(folder, FileName);
        var journal = new Journal(path, OpenExclusively(folder, path), clock);
        try
        {
            journal.Begin(plan, options, isPlanned, isPlannedAssay);
            return journal;
        }
        catch
        {
            journal._file.Dispose();
            throw;
        }
    }

    /// <summary>Where a shard was written down, if it was before this run was resumed.</summary>
    public JournalPlace? Find(Shard shard) => _shards.TryGetValue(shard, out JournalPlace place) ? place : null;

    /// <summary>Where an assay was written down, if it was before this run was resumed.</summary>
    public JournalPlace? Find(AssayPlace assay) => _assays.TryGetValue(assay, out JournalPlace place) ? place : null;

    /// <summary>Reads a recorded shard or assay back; the tallies of a long run are not kept in memory meanwhile.</summary>
    /// <param name="place">Where it stands.</param>
    public JournalEntry Read(JournalPlace place)
    {
        byte[] line = new byte[place.Length];
        Guard(() =>
        {
            for (int at = 0, read; at < line.Length; at += read)
            {
                read = RandomAccess.Read(_handle, line.AsSpan(at), place.Offset + at);
                if (read == 0)
                    throw new EndOfStreamException("the file became shorter");
            }
        });
        return JournalLine.Read(line, place.In(_path));
    }

    /// <summary>The error for a recorded shard or assay that does not fit what is asked now.</summary>
    public InputException Error(JournalPlace place, string what) => new($"{place.In(_path)}: {what}");

    /// <summary>Writes down which model was opened, or checks it against what an earlier start of this run found.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="card">Digest of its card.</param>
    /// <exception cref="InputException">The journal was written with a model that says something else of itself.</exception>
    public void Opened(string name, string card)
    {
        lock (_gate)
        {
            if (!_cards.TryGetValue(name, out string? recorded))
                Append(new JournalEntry(Model: new(name, card)));
            else if (recorded != card)
                throw new InputException($"{_path}: model {name} has another card now than when the run was begun; use --force, or another folder, to run it anew");
        }
    }

    /// <summary>Adds a line.</summary>
    /// <exception cref="InputException">The file cannot be written; nothing is appended after that, so that all lines before stay readable.</exception>
    public void Append(JournalEntry entry)
    {
        byte[] line = JournalLine.Write(entry);
        lock (_gate)
        {
            if (_failure is not null)
                throw _failure;
            Guard(() =>
            {
                _unsynced = true;
                _file.Write(line);
                if (_clock.GetElapsedTime(_lastSync) >= SyncInterval)
                    Sync();
            });
            _finished = entry.Finished == true;
        }
    }

    /// <summary>Says that the record of the run was written: the folder may be used for another run from now on.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            if (!_finished)
                Append(new JournalEntry(Finished: true));
            Guard(Sync);
        }
    }

    /// <summary>Keeps what was written and lets go of the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            try
            {
                Sync();
            }
            catch (IOException)
            {
                // Said already by the write that failed; here the lines before it are only let go of.
            }

            _file.Dispose();
        }
    }

    private static FileStream OpenExclusively(string folder, string path)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // No buffer of our own: a line that was written has left the process.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (Exception e) when (IsInputFailure(e))
        {
            throw new InputException($"{path}: cannot be opened for writing, or another run is using it: {OneLine.Of(e.Message)}", e);
        }
    }

    private void Begin(RunPlan plan, RunOptions options, Func<Shard, bool> isPlanned, Func<AssayPlace, bool> isPlannedAssay)
    {
        long length = _file.Length;
        if (length > 0 && !options.Resume && !options.Force && HoldsUnfinishedWork())
            throw new InputException($"{_path}: holds an unfinished run; continue it with --resume, throw it away with --force, or choose another folder");
        long kept = length > 0 && options.Resume ? Load(plan, isPlanned, isPlannedAssay) : 0;
        Guard(() =>
        {
            if (kept < length)
                _file.SetLength(kept);
            _file.Position = kept;
        });
        if (kept == 0)
            Append(new JournalEntry(Plan: plan));
    }

    private bool HoldsUnfinishedWork()
    {
        bool shards = false, finished = false;
        try
        {
            foreach ((_, JournalEntry entry) in new JournalReader(_file, _path).Read())
            {
                shards |= entry.Shard is not null || entry.Assay is not null;
                finished = entry.Finished == true;
            }
        }
        catch (InputException e)
        {
            throw new InputException($"{e.Message}; throw it away with --force, or choose another folder", e);
        }

        return shards && !finished;
    }

    private long Load(RunPlan plan, Func<Shard, bool> isPlanned, Func<AssayPlace, bool> isPlannedAssay)
    {
        var reader = new JournalReader(_file, _path);
        foreach ((JournalPlace place, JournalEntry entry) in reader.Read())
        {
            if ((place.Line == 1) != entry.Plan is not null)
                throw Error(place, "a journal has one plan, in its first line");
            if (entry.Plan is not null && plan.DifferenceTo(entry.Plan) is { } difference)
                throw Error(place, $"the journal is of another run: {difference}");
            if (entry.Shard is { } result && !(isPlanned(result.Shard) && _shards.TryAdd(result.Shard, place)))
                throw Error(place, $"shard {OneLine.Of(result.Shard.ToString())} is not in the plan, or is recorded twice");
            if (entry.Assay is { } assay && !(isPlannedAssay(assay.Place) && _assays.TryAdd(assay.Place, place)))
                throw Error(place, $"assay {OneLine.Of(assay.Place.ToString())} is not in the plan, or is recorded twice");
            if (entry.Model is { } model && !_cards.TryAdd(model.Name, model.Card))
                throw Error(place, $"model {OneLine.Of(model.Name)} is opened twice");
            _finished = entry.Finished == true;
        }

        return reader.End;
    }

    private void Sync()
    {
        if (_unsynced)
            _file.Flush(flushToDisk: true);
        _unsynced = false;
        _lastSync = _clock.GetTimestamp();
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (IsInputFailure(e))
        {
            _failure = new InputException($"{_path}: cannot be written or read: {OneLine.Of(e.Message)}", e);
            throw _failure;
        }
    }

    private static bool IsInputFailure(Exception e) =>
        e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException;
}
