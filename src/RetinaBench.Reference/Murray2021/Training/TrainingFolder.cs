using System.Security;
using RetinaBench.Json;
using RetinaBench.Reference.Checkpoints;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>The folder of one training, held exclusively: its state, and in the end its weights and its record.</summary>
internal sealed class TrainingFolder : IDisposable
{
    private readonly string _folder;
    private readonly FileStream _lock;

    private TrainingFolder(string folder, FileStream exclusive)
    {
        _folder = folder;
        _lock = exclusive;
    }

    /// <summary>Path of the state.</summary>
    public string StatePath => Path.Combine(_folder, Murray2021Training.StateFileName);

    /// <summary>Path of the weights.</summary>
    public string WeightsPath => Path.Combine(_folder, Murray2021Training.WeightsFileName);

    /// <summary>Path of the record.</summary>
    public string RecordPath => Path.Combine(_folder, Murray2021Training.RecordFileName);

    /// <summary>Opens a folder for a training.</summary>
    /// <param name="options">The folder, and what becomes of an earlier training in it.</param>
    /// <exception cref="InputException">It cannot be used, another process uses it, or it holds a training that is neither to be continued nor thrown away.</exception>
    public static TrainingFolder Open(TrainingOptions options)
    {
        string path = options.Folder!;
        var folder = new TrainingFolder(path, Lock(path));
        try
        {
            folder.Prepare(options);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Writes the record, completely or not at all.</summary>
    public void Write(TrainingRecord record) => CheckpointFile.WriteAtomically(RecordPath, System.Text.Encoding.UTF8.GetBytes(StrictJson.Serialize(record)));

    /// <summary>Lets others use the folder.</summary>
    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // The system lets go of the lock when the process ends, however it ends.
            return new(Path.Combine(folder, "training.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"{folder}: cannot be used for a training, or another training is using it: {Printable.OneLine(e.Message)}", e);
        }
    }

    private void Prepare(TrainingOptions options)
    {
        string[] files = [StatePath, WeightsPath, RecordPath];
        if (!options.Resume && !options.Force && files.FirstOrDefault(File.Exists) is { } earlier)
            throw new InputException($"{earlier}: is of an earlier training; continue it with --resume, throw it away with --force, or choose another folder");
        try
        {
            if (!options.Resume)
                Array.ForEach(files, File.Delete);
            // What a killed process was writing when it ended.
            foreach (string file in files.SelectMany(file => Directory.EnumerateFiles(_folder, $".{Path.GetFileName(file)}.*")))
                File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{_folder}: files of an earlier training cannot be removed: {Printable.OneLine(e.Message)}", e);
        }
    }
}
