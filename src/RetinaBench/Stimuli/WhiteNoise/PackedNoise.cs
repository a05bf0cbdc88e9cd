namespace RetinaBench.Stimuli.WhiteNoise;

/// <summary>Long movies of binary white noise, drawn straight into bits.</summary>
public static class PackedNoise
{
    private const int WordBits = 32, ByteBits = 8;

    /// <summary>Draws a movie: pixel by pixel the one that <see cref="WhiteNoiseEnvironment.Create"/> makes.</summary>
    /// <param name="environment">Binary noise whose checks are single pixels that stand for one frame.</param>
    /// <param name="ordinal">Number of the movie, from 0.</param>
    /// <exception cref="InputException">The noise of the environment is of another kind.</exception>
    public static PackedMovie Draw(WhiteNoiseEnvironment environment, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentOutOfRangeException.ThrowIfNegative(ordinal);
        WhiteNoiseOptions options = environment.Options;
        if (options is not { Distribution: WhiteNoiseDistribution.Binary, CheckSize: 1, Hold: 1 })
        {
            throw new InputException(FormattableString.Invariant(
                $"environment '{environment.Name}': {options.Distribution} noise with checkSize {options.CheckSize} and hold {options.Hold} is not kept as bits: valid is Binary with 1 and 1"));
        }

        MovieGeometry geometry = environment.Geometry;
        int size = geometry.PixelsPerFrame, frameBytes = FramePacker.PackedLength(size);
        byte[] packed = new byte[checked(geometry.Frames * frameBytes)];
        var stream = new RandomStream(options.Seed, WhiteNoiseEnvironment.ChecksPurpose(environment.Name), 0, (uint)ordinal);
        if (size % WordBits == 0)
            CopyWords(packed, stream);
        else
            CopyBits(packed, stream, size, frameBytes);
        return new(geometry, packed, (float)(options.Mean - options.Contrast), (float)(options.Mean + options.Contrast));
    }

    private static void CopyWords(Span<byte> packed, RandomStream stream)
    {
        for (int i = 0; i < packed.Length; i += sizeof(uint))
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(packed[i..], stream.NextUInt32());
    }

    private static void CopyBits(Span<byte> packed, RandomStream stream, int size, int frameBytes)
    {
        uint word = 0;
        int left = 0;
        for (int start = 0; start < packed.Length; start += frameBytes)
        {
            for (int pixel = 0; pixel < size; pixel++, left--, word >>= 1)
            {
                if (left == 0)
                    (word, left) = (stream.NextUInt32(), WordBits);
                packed[start + (pixel / ByteBits)] |= (byte)((word & 1) << (pixel % ByteBits));
            }
        }
    }
}
