using System.Buffers.Binary;
using RetinaBench.Reports.Figures.Drawing;

namespace RetinaBench.Reports.Figures;

/// <summary>Writes an animated PNG frame by frame; viewers without animation show the first frame.</summary>
/// <remarks>
/// Chunks acTL, fcTL and fdAT as in the third edition of the PNG specification (W3C, 2025). Each frame is full size and
/// replaces the one before it. Memory holds one compressed frame, whatever the number of frames. Not safe for use by
/// several threads at once. Equal frames give equal bytes on the same .NET runtime.
/// </remarks>
public sealed class AnimatedPngWriter
{
    private readonly PngChunks _chunks;
    private readonly int _frameCount;
    private int _framesWritten;
    private uint _sequence;
    private bool _finished;

    /// <summary>Begins an animation and writes its header.</summary>
    /// <param name="output">Where to; it is left open.</param>
    /// <param name="rows">Rows of every frame, in [1, 65535].</param>
    /// <param name="columns">Columns of every frame, in [1, 65535].</param>
    /// <param name="frameCount">How many frames will be added, at least 1; the format states it before the first frame.</param>
    /// <param name="format">What the bytes of a frame are.</param>
    /// <param name="loops">How often the animation plays; 0 for ever.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of frames is below 1 or that of loops below 0.</exception>
    /// <exception cref="ArgumentException">The size is outside its range.</exception>
    public AnimatedPngWriter(
        Stream output, int rows, int columns, int frameCount, PixelFormat format = PixelFormat.Grayscale, int loops = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frameCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(loops);
        _chunks = new PngChunks(output, rows, columns, format);
        _frameCount = frameCount;
        _chunks.WriteHeader();

        Span<byte> control = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(control, frameCount);
        BinaryPrimitives.WriteInt32BigEndian(control[4..], loops);
        _chunks.Write("acTL"u8, control);
    }

    /// <summary>Writes the next frame.</summary>
    /// <param name="pixels">[rows, columns], or [rows, columns, 3] for colour.</param>
    /// <param name="delay">How long it is shown.</param>
    /// <exception cref="ArgumentException">The pixels are not rows x columns of the format.</exception>
    /// <exception cref="InvalidOperationException">All announced frames have been written.</exception>
    public void AddFrame(ReadOnlySpan<byte> pixels, FrameDelay delay)
    {
        if (_framesWritten == _frameCount)
            throw new InvalidOperationException($"all {_frameCount} announced frames have been written");
        ReadOnlySpan<byte> data = _chunks.Compress(pixels);
        WriteFrameControl(delay);
        if (_framesWritten == 0)
            _chunks.Write("IDAT"u8, data);
        else
            WriteFrameData(data);
        _framesWritten++;
    }

    /// <summary>Ends the file; no frame may follow.</summary>
    /// <exception cref="InvalidOperationException">Fewer frames than announced have been written, or it has been called before.</exception>
    public void Finish()
    {
        if (_framesWritten != _frameCount)
            throw new InvalidOperationException($"{_framesWritten} of {_frameCount} announced frames have been written");
        if (_finished)
            throw new InvalidOperationException("the animation has been finished before");
        _finished = true;
        _chunks.Write("IEND"u8, []);
    }

    private void WriteFrameControl(FrameDelay delay)
    {
        // sequence, width, height, x and y offset, delay, then disposal "none" and blending "source", which are both 0.
        Span<byte> control = stackalloc byte[26];
        control.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(control, _sequence++);
        BinaryPrimitives.WriteInt32BigEndian(control[4..], _chunks.Columns);
        BinaryPrimitives.WriteInt32BigEndian(control[8..], _chunks.Rows);
        BinaryPrimitives.WriteUInt16BigEndian(control[20..], delay.Numerator);
        BinaryPrimitives.WriteUInt16BigEndian(control[22..], delay.Denominator);
        _chunks.Write("fcTL"u8, control);
    }

    private void WriteFrameData(ReadOnlySpan<byte> data)
    {
        Span<byte> sequence = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sequence, _sequence++);
        _chunks.Write("fdAT"u8, sequence, data);
    }
}
