using System.Text;

namespace RetinaBench.Models.Processes;

/// <summary>The end of what a process wrote to stderr, whatever its length. Thread-safe.</summary>
internal sealed class LastWords
{
    private const int MaximumBytes = 4096;

    // A Python traceback ends with what happened; the lines before it say where.
    private const int MaximumCharacters = 600;

    private readonly object _gate = new();
    private readonly byte[] _ring = new byte[MaximumBytes];
    private long _written;

    /// <summary>Adds what was written.</summary>
    /// <param name="bytes">UTF-8 text, cut anywhere.</param>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            foreach (byte value in bytes.Length > MaximumBytes ? bytes[^MaximumBytes..] : bytes)
                _ring[_written++ % MaximumBytes] = value;
        }
    }

    /// <summary>The last words on one line; empty where nothing was written.</summary>
    public override string ToString()
    {
        byte[] tail;
        lock (_gate)
        {
            int length = (int)Math.Min(_written, MaximumBytes);
            tail = new byte[length];
            for (int i = 0; i < length; i++)
                tail[i] = _ring[(_written - length + i) % MaximumBytes];
        }

        string text = Encoding.UTF8.GetString(tail).TrimEnd();
        return text.Length <= MaximumCharacters ? OneLine.Of(text) : $"...{OneLine.Of(text[^MaximumCharacters..])}";
    }
}
