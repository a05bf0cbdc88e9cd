using System.Security;
using System.Text;

namespace RetinaBench;

/// <summary>Reads and writes whole files that a person named, with every expected failure told as an <see cref="InputException"/>.</summary>
public static class InputFile
{
    /// <summary>Reads a file of bounded size.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumBytes">The largest size that is read.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="InputException">It is missing, a folder, unreadable or larger than the bound.</exception>
    public static byte[] ReadBytes(string path, int maximumBytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumBytes, 1);
        return Guard(path, "read", () => ReadBounded(path, maximumBytes));
    }

    /// <summary>Opens a file that is too large to be read at once.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The file at its first byte; what fails later is the caller's to tell.</returns>
    /// <exception cref="InputException">It is missing, a folder or unreadable.</exception>
    public static FileStream OpenRead(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Guard(path, "read", () => File.OpenRead(path));
    }

    /// <summary>Writes a file, making its folder where there is none, and replacing what it held.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">Its new bytes.</param>
    /// <exception cref="InputException">The file or its folder cannot be written.</exception>
    public static void WriteBytes(string path, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(content);
        Guard(path, "written", () =>
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            File.WriteAllBytes(path, content);
            return true;
        });
    }

    /// <summary>Writes a text as UTF-8 so that the file, at any moment, holds either what it held before or the whole text.</summary>
    /// <param name="path">The file; its folder is made where there is none.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InputException">The file cannot be written; what it held before is kept.</exception>
    public static void ReplaceText(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(text);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        string unfinished = path + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"{path}: cannot be written: {OneLine.Of(e.Message)}", e);
        }
    }

    private static byte[] ReadBounded(string path, int maximumBytes)
    {
        using FileStream file = File.OpenRead(path);
        using var content = new MemoryStream();
        // The length of a device or pipe says nothing, so what is read is counted.
        byte[] chunk = new byte[1 << 16];
        for (int read; (read = file.Read(chunk)) > 0;)
        {
            if (content.Length + read > maximumBytes)
                throw new InputException($"{path}: is larger than the {maximumBytes} bytes that are read of such a file");
            content.Write(chunk, 0, read);
        }

        return content.ToArray();
    }

    private static T Guard<T>(string path, string verb, Func<T> action)
    {
        if (path.Length == 0)
            throw new InputException("the path of a file is empty");
        if (Directory.Exists(path))
            throw new InputException($"{path}: is a folder, not a file");
        try
        {
            return action();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: does not exist", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"{path}: cannot be {verb}: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }
}
