using System.IO.MemoryMappedFiles;

namespace RetinaBench.Models.Processes;

/// <summary>Memory that a process maps as well, for a movie and, behind it, its gradient: what a pipe would copy twice is copied once. One thread at a time.</summary>
/// <remarks>The file in memory has a name only until the process has answered once: later on nothing is left of it however either of the two ends.</remarks>
internal sealed unsafe class SharedMovie : IDisposable
{
    // Files there are memory, on any Linux.
    private const string Folder = "/dev/shm";

    private readonly FileStream _file;
    private readonly MemoryMappedFile _mapped;
    private readonly MemoryMappedViewAccessor _view;
    private readonly float* _start;
    private readonly int _pixels;
    private bool _named = true;

    private SharedMovie(FileStream file, int pixels)
    {
        (_file, _pixels) = (file, pixels);
        try
        {
            _mapped = MemoryMappedFile.CreateFromFile(file, null, file.Length, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
            _view = _mapped.CreateViewAccessor();
        }
        catch
        {
            _mapped?.Dispose();
            File.Delete(file.Name);
            throw;
        }

        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = (float*)start;
    }

    /// <summary>The file, as the process is told.</summary>
    public string Path => _file.Name;

    /// <summary>The movie.</summary>
    public Span<float> Movie => new(_start, _pixels);

    /// <summary>The gradient.</summary>
    public ReadOnlySpan<float> Gradient => new(_start + _pixels, _pixels);

    /// <summary>Makes it; null where the system has no such files or no place for one.</summary>
    /// <param name="pixels">Pixels of the movie.</param>
    public static SharedMovie? TryMake(int pixels)
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Folder))
            return null;
        long bytes = 2L * pixels * sizeof(float);
        FileStream? file = null;
        try
        {
            // Taken at once: a page that is not there when it is written to would end this program.
            file = new(System.IO.Path.Combine(Folder, $"retinabench-{Guid.NewGuid():N}"), new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite | FileShare.Delete,
                PreallocationSize = bytes,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            file.SetLength(bytes);
            return new(file, pixels);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            return null;
        }
    }

    /// <summary>Takes the name away; whoever has mapped the file keeps it.</summary>
    public void Unname()
    {
        if (_named)
            File.Delete(Path);
        _named = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Unname();
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _mapped.Dispose();
        _file.Dispose();
    }
}
