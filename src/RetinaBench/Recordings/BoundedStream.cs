namespace RetinaBench.Recordings;

/// <summary>The next bytes of a stream and no more, with their checksum.</summary>
/// <remarks>Reading beyond them is the end of the stream. The stream below stays open.</remarks>
/// <param name="inner">The stream, at the first byte.</param>
/// <param name="length">Number of bytes.</param>
internal sealed class BoundedStream(Stream inner, long length) : Stream
{
    private long _left = length;

    /// <summary>CRC-32 of the bytes read so far.</summary>
    public uint Crc { get; private set; }

    /// <summary>Bytes that were not read yet.</summary>
    public long Left => _left;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= read;
        Crc = Crc32.Append(Crc, buffer[..read]);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
