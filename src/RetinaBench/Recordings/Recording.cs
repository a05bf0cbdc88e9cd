using RetinaBench.Recordings.Npz;
using RetinaBench.Recordings.Salamander;

namespace RetinaBench.Recordings;

/// <summary>What cells of a real retina answered to a stimulus that is known frame by frame.</summary>
/// <remarks>Two layouts are read: one cell in an <c>.npz</c> file (<see cref="NpzRecording"/>) and the public salamander data (<see cref="SalamanderRecording"/>).</remarks>
/// <param name="Source">The file that it came from.</param>
/// <param name="FrameRate">Frames of the stimulus a second, in Hz.</param>
/// <param name="Cells">Number of cells.</param>
/// <param name="Sections">The parts of the recording, at least one; the first is the one to fit models to.</param>
public sealed record Recording(string Source, double FrameRate, int Cells, IReadOnlyList<RecordingSection> Sections)
{
    private const string NpzExtension = ".npz", MatlabExtension = ".mat";

    /// <summary>The files of recordings under a path.</summary>
    /// <param name="path">A <c>.npz</c> or <c>.mat</c> file, or a folder of such files.</param>
    /// <returns>At least one file; those of a folder in the order of their names.</returns>
    /// <exception cref="InputException">There is no such path, or no recording in it.</exception>
    public static IReadOnlyList<string> Find(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
            return [path];
        string[] files;
        try
        {
            files = [.. Directory.EnumerateFiles(path).Where(IsRecording).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {OneLine.Of(e.Message)}", e);
        }

        return files.Length > 0 ? files : throw new InputException($"{path}: holds no recording: expected are files that end in {NpzExtension} or {MatlabExtension}");
    }

    /// <summary>Reads one file.</summary>
    /// <param name="file">A <c>.npz</c> or <c>.mat</c> file.</param>
    /// <exception cref="InputException">It is missing, truncated, malformed, or not of one of the layouts.</exception>
    public static Recording Read(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        if (HasExtension(file, NpzExtension))
            return NpzRecording.Read(file);
        if (HasExtension(file, MatlabExtension))
            return SalamanderRecording.Read(file);
        throw new InputException(File.Exists(file)
            ? $"{file}: is not a recording: expected is a name that ends in {NpzExtension} or {MatlabExtension}"
            : $"{file}: does not exist");
    }

    private static bool IsRecording(string file) => HasExtension(file, NpzExtension) || HasExtension(file, MatlabExtension);

    private static bool HasExtension(string file, string extension) => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
