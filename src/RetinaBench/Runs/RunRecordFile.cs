using System.Text;
using RetinaBench.Json;

namespace RetinaBench.Runs;

/// <summary>Reads and writes <c>run.json</c>.</summary>
/// <remarks>The same record gives the same bytes; doubles are read back as the same bits; NaN and infinity are never written.</remarks>
public static class RunRecordFile
{
    /// <summary>The largest file that is read: 256 MiB.</summary>
    public const int MaximumBytes = 1 << 28;

    /// <summary>Reads a record.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be read, is not a record, or contradicts itself.</exception>
    public static RunRecord Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(Encoding.UTF8.GetString(InputFile.ReadBytes(path, MaximumBytes)), path);
    }

    /// <summary>Reads a record from a text.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="fileNameForMessages">How errors name it.</param>
    /// <exception cref="InputException">The text is not a record, or contradicts itself.</exception>
    public static RunRecord Parse(string text, string fileNameForMessages)
    {
        RunRecordText.Check(text, fileNameForMessages);
        JsonInput<RunRecord> input = StrictJson.ParseInput<RunRecord>(text, fileNameForMessages);
        RunRecordCheck.Check(input.Value, input.Error);
        return input.Value;
    }

    /// <summary>The text of a record.</summary>
    /// <param name="record">The record.</param>
    public static string Serialize(RunRecord record) => StrictJson.Serialize(record);

    /// <summary>Writes a record so that the file, at any moment, holds either what it held before or the whole record.</summary>
    /// <param name="path">The file; its folder is made where there is none.</param>
    /// <param name="record">The record.</param>
    /// <exception cref="InputException">The file cannot be written; what it held before is kept.</exception>
    public static void Write(string path, RunRecord record)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        InputFile.ReplaceText(path, Serialize(record));
    }
}
