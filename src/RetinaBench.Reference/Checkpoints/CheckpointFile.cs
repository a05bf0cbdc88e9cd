namespace RetinaBench.Reference.Checkpoints;

/// <summary>Reads and writes whole files, with every failure as an <see cref="InputException"/> that names the file.</summary>
internal static class CheckpointFile
{
    /// <summary>All bytes of a file of 1 to <see cref="CheckpointLimits.FileBytes"/> bytes.</summary>
    public static byte[] ReadAll(string path)
    {
        string file = Printable.OneLine(path);
        if (Directory.Exists(path))
            throw new InputException($"{file}: is a directory, expected a checkpoint file");
        if (!File.Exists(path))
            throw new InputException($"{file}: does not exist");

        byte[] bytes;
        try
        {
            bytes = ReadBounded(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new InputException($"{file}: cannot be read: {Printable.OneLine(e.Message)}", e);
        }

        return bytes.Length switch
        {
            0 => throw new InputException($"{file}: is empty, expected a checkpoint of at least one tensor"),
            > CheckpointLimits.FileBytes => throw new InputException($"{file}: is larger than {CheckpointLimits.FileBytes} bytes, the largest checkpoint allowed"),
            _ => bytes,
        };
    }

    /// <summary>Writes a file completely or not at all: into a temporary file beside it, then renamed over it.</summary>
    public static void WriteAtomically(string path, ReadOnlySpan<byte> bytes)
    {
        string file = Printable.OneLine(path);
        string? temporary = null;
        try
        {
            string full = Path.GetFullPath(path);
            temporary = Path.Combine(Path.GetDirectoryName(full) ?? full, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}");
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            DeleteQuietly(temporary);
            throw new InputException($"{file}: cannot be written: {Printable.OneLine(e.Message)}", e);
        }
    }

    // One block more than allowed is enough to know; the length that a device or pipe reports is not to be trusted.
    private static byte[] ReadBounded(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var bytes = new MemoryStream();
        byte[] block = new byte[81920];
        while (bytes.Length <= CheckpointLimits.FileBytes)
        {
            int read = stream.Read(block);
            if (read == 0)
                break;
            bytes.Write(block, 0, read);
        }

        return bytes.ToArray();
    }

    private static void DeleteQuietly(string? path)
    {
        try
        {
            if (path is not null)
                File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The failure to write is what the caller must hear of.
        }
    }
}
