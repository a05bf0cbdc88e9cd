using System.Buffers.Binary;
using System.IO.Compression;

namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>The layer of PNG below pictures: signature, checked chunks, and compressed scan lines.</summary>
internal sealed class PngChunks
{
    private readonly Stream _output;
    private readonly PixelFormat _format;
    private readonly int _stride;

    public PngChunks(Stream output, int rows, int columns, PixelFormat format)
    {
        ArgumentNullException.ThrowIfNull(output);
        CheckSide(rows, nameof(rows));
        CheckSide(columns, nameof(columns));
        _stride = format switch
        {
            PixelFormat.Grayscale => columns,
            PixelFormat.Rgb => 3 * columns,
            _ => throw new ArgumentException($"pixel format is {format}; it must be Grayscale or Rgb", nameof(format)),
        };
        if ((long)rows * _stride > PngWriter.LargestPicture)
            throw new ArgumentException($"{rows} x {columns} pixels are {(long)rows * _stride} bytes; at most {PngWriter.LargestPicture} are allowed", nameof(rows));
        (_output, Rows, Columns, _format) = (output, rows, columns, format);
    }

    public int Rows { get; }

    public int Columns { get; }

    public void WriteHeader()
    {
        _output.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, Columns);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Rows);
        header[8] = 8; // bits a sample
        header[9] = (byte)(_format == PixelFormat.Rgb ? 2 : 0);
        Write("IHDR"u8, header);
    }

    public void Write(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data) => Write(type, [], data);

    public void Write(ReadOnlySpan<byte> type, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, prefix.Length + data.Length);
        _output.Write(number);
        _output.Write(type);
        _output.Write(prefix);
        _output.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Append(Crc32.Append(Crc32.Of(type), prefix), data));
        _output.Write(number);
    }

    /// <summary>The zlib stream of all scan lines, each after filter byte 0.</summary>
    public ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> pixels)
    {
        if (pixels.Length != Rows * _stride)
            throw new ArgumentException($"there are {pixels.Length} bytes of pixels; {Rows} x {Columns} {_format} needs {Rows * _stride}", nameof(pixels));
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int row = 0; row < Rows; row++)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(row * _stride, _stride));
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    private static void CheckSide(int value, string name)
    {
        if (value < 1 || value > PngWriter.LargestSide)
            throw new ArgumentException($"{name} is {value}; it must be in [1, {PngWriter.LargestSide}]", name);
    }
}
