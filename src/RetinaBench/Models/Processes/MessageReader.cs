using System.Text;

namespace RetinaBench.Models.Processes;

/// <summary>Reads messages: a header line, then the bytes of its tensors.</summary>
/// <remarks>Reads block until the bytes are there; killing the process ends them.</remarks>
internal sealed class MessageReader(Stream stream)
{
    private const int LongestQuote = 200;
    private const int MaximumChatterBytes = 1 << 20;

    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>Reads the first header line. What is printed before it, while libraries and weights are loaded, is no message and does no harm.</summary>
    /// <param name="chatter">Is told every line that was printed before.</param>
    /// <returns>The line without its end.</returns>
    /// <exception cref="EndOfStreamException">There is no header.</exception>
    /// <exception cref="ProtocolException">What comes is no header, or too much comes before it.</exception>
    public byte[] ReadFirstHeader(Action<byte[]> chatter)
    {
        for (long heard = 0; heard <= MaximumChatterBytes;)
        {
            byte[] line = ReadLine(anything: true);
            if (line.Length > 0 && line[0] == (byte)'{')
                return line;
            heard += line.Length + 1;
            chatter([.. line, (byte)'\n']);
        }

        throw new ProtocolException($"wrote more than {MaximumChatterBytes} bytes to stdout before its first message");
    }

    /// <summary>Reads a header line.</summary>
    /// <returns>The line without its end.</returns>
    /// <exception cref="EndOfStreamException">There is no more.</exception>
    /// <exception cref="ProtocolException">What comes is no header.</exception>
    public byte[] ReadHeader() => ReadLine(anything: false);

    /// <summary>Reads the bytes of a tensor.</summary>
    /// <param name="bytes">Is filled.</param>
    /// <exception cref="ProtocolException">The stream ends before.</exception>
    public void Read(Span<byte> bytes)
    {
        int length = bytes.Length;
        int there = Math.Min(_end - _start, length);
        _buffer.AsSpan(_start, there).CopyTo(bytes);
        _start += there;
        while (there < length)
        {
            int read = stream.Read(bytes[there..]);
            if (read == 0)
                throw new ProtocolException($"ended after {there} of {length} bytes of a tensor");
            there += read;
        }
    }

    private byte[] ReadLine(bool anything)
    {
        using var line = new MemoryStream();
        while (true)
        {
            if (_start == _end && !Fill())
                throw line.Length == 0 ? new EndOfStreamException() : new ProtocolException($"ended within a header: '{Quote(line.ToArray())}'");
            ReadOnlySpan<byte> there = _buffer.AsSpan(_start, _end - _start);
            int at = there.IndexOf((byte)'\n');
            line.Write(at < 0 ? there : there[..at]);
            _start += at < 0 ? there.Length : at + 1;

            // Said at the first byte, so that a long text is not waited for to the end of its line.
            if (!anything && line.Length > 0 && line.GetBuffer()[0] != (byte)'{')
                throw new ProtocolException($"wrote '{Quote(line.ToArray())}' to stdout, where only messages of the protocol belong: let the model print to stderr");
            if (line.Length > ProcessProtocol.MaximumHeaderBytes)
                throw new ProtocolException($"wrote a header of more than {ProcessProtocol.MaximumHeaderBytes} bytes");
            if (at >= 0)
                return anything || line.Length > 0 ? line.ToArray() : throw new ProtocolException("wrote an empty line to stdout, where only messages of the protocol belong");
        }
    }

    private bool Fill()
    {
        _start = 0;
        _end = stream.Read(_buffer);
        return _end > 0;
    }

    private static string Quote(byte[] bytes)
    {
        string text = OneLine.Of(Encoding.UTF8.GetString(bytes));
        return text.Length <= LongestQuote ? text : text[..LongestQuote] + "...";
    }
}
