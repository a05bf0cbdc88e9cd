using System.Buffers;

namespace RetinaBench.Runs.Journals;

/// <summary>Reads the complete lines of a journal. What follows the last line end was being written when the run was killed, and is left out.</summary>
internal sealed class JournalReader
{
    /// <summary>The longest line that is read: 256 MiB.</summary>
    public const int MaximumLine = 1 << 28;

    private const int ChunkSize = 1 << 16;
    private readonly Stream _stream;
    private readonly string _path;

    /// <summary>Reads from the start of a stream.</summary>
    /// <param name="stream">A seekable stream.</param>
    /// <param name="path">How messages name it.</param>
    public JournalReader(Stream stream, string path)
    {
        _stream = stream;
        _path = path;
    }

    /// <summary>Number of bytes of the complete lines read so far.</summary>
    public long End { get; private set; }

    /// <summary>The entries with the places of their lines, in order.</summary>
    /// <exception cref="InputException">A complete line is damaged or too long.</exception>
    public IEnumerable<(JournalPlace Place, JournalEntry Entry)> Read()
    {
        _stream.Position = 0;
        byte[] chunk = new byte[ChunkSize];
        var line = new ArrayBufferWriter<byte>(ChunkSize);
        for (int read, number = 1; (read = _stream.Read(chunk)) > 0;)
        {
            for (int at = 0; at < read;)
            {
                int end = Array.IndexOf(chunk, (byte)'\n', at, read - at);
                int stop = end < 0 ? read : end;
                if (line.WrittenCount + (stop - at) > MaximumLine)
                    throw new InputException($"{_path}: line {number} is longer than the {MaximumLine} bytes that a line may have");
                line.Write(chunk.AsSpan(at, stop - at));
                at = stop + 1;
                if (end < 0)
                    continue;
                var place = new JournalPlace(number++, End, line.WrittenCount);
                JournalEntry entry = JournalLine.Read(line.WrittenSpan, place.In(_path));
                End += line.WrittenCount + 1;
                line.ResetWrittenCount();
                yield return (place, entry);
            }
        }

        if (End == 0 && !JournalLine.CanBegin(line.WrittenSpan))
            throw new InputException($"{_path}: is not a journal");
    }
}
