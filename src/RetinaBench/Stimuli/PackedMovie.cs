using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RetinaBench.Stimuli;

/// <summary>A movie of two intensities, kept as bits: 1/32 of what its numbers would take.</summary>
/// <remarks>Frames are packed as <see cref="FramePacker"/> does, each from a byte of its own on. Immutable as long as nobody changes the bits. Thread-safe.</remarks>
public sealed class PackedMovie : IFrameSequence
{
    private const int PixelsPerByte = 8;

    private readonly ReadOnlyMemory<byte> _packed;
    private readonly int _frameBytes;

    /// <summary>Makes a movie of bits, which are not copied.</summary>
    /// <param name="geometry">Its shape.</param>
    /// <param name="packed">Bits, [frames, <see cref="FramePacker.PackedLength"/>], the lowest of a byte first.</param>
    /// <param name="low">The intensity of a pixel whose bit is 0; finite.</param>
    /// <param name="high">The intensity of a pixel whose bit is 1; finite.</param>
    /// <exception cref="ArgumentException">There are more or fewer bytes than the geometry needs, or an intensity is not finite.</exception>
    public PackedMovie(MovieGeometry geometry, ReadOnlyMemory<byte> packed, float low, float high)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        _frameBytes = FramePacker.PackedLength(geometry.PixelsPerFrame);
        if (packed.Length != (long)geometry.Frames * _frameBytes)
            throw new ArgumentException(FormattableString.Invariant($"a movie of {geometry} packs to {(long)geometry.Frames * _frameBytes} bytes, not {packed.Length}"), nameof(packed));
        if (!float.IsFinite(low) || !float.IsFinite(high))
            throw new ArgumentException(FormattableString.Invariant($"intensities are finite, not {low} and {high}"), nameof(low));
        Geometry = geometry;
        _packed = packed;
        (Low, High) = (low, high);
    }

    /// <inheritdoc/>
    public MovieGeometry Geometry { get; }

    /// <summary>The intensity of a pixel whose bit is 0.</summary>
    public float Low { get; }

    /// <summary>The intensity of a pixel whose bit is 1.</summary>
    public float High { get; }

    /// <summary>All bits, [frames, bytes of a frame].</summary>
    public ReadOnlySpan<byte> Packed => _packed.Span;

    /// <summary>The first frames as a movie of their own, which shares the bits.</summary>
    /// <param name="frames">How many, 1 to all.</param>
    /// <exception cref="ArgumentException">There are not so many.</exception>
    public PackedMovie First(int frames)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frames, Geometry.Frames);
        return frames == Geometry.Frames ? this : new(Geometry with { Frames = frames }, _packed[..(frames * _frameBytes)], Low, High);
    }

    /// <inheritdoc/>
    public void Read(int first, Span<float> pixels)
    {
        int count = FrameBlock.Count(Geometry, first, pixels.Length), size = Geometry.PixelsPerFrame;
        for (int i = 0; i < count; i++)
            Unpack(Packed.Slice((first + i) * _frameBytes, _frameBytes), pixels.Slice(i * size, size));
    }

    private void Unpack(ReadOnlySpan<byte> bits, Span<float> pixels)
    {
        Vector256<uint> place = Vector256.Create(1u, 2, 4, 8, 16, 32, 64, 128);
        Vector256<float> low = Vector256.Create(Low), high = Vector256.Create(High);
        Span<Vector256<float>> eights = MemoryMarshal.Cast<float, Vector256<float>>(pixels);
        for (int i = 0; i < eights.Length; i++)
            eights[i] = Vector256.ConditionalSelect(Vector256.Equals(Vector256.Create((uint)bits[i]) & place, place).AsSingle(), high, low);
        for (int pixel = eights.Length * PixelsPerByte; pixel < pixels.Length; pixel++)
            pixels[pixel] = ((bits[^1] >> (pixel % PixelsPerByte)) & 1) == 0 ? Low : High;
    }
}
