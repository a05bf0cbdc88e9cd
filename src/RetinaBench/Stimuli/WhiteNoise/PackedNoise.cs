namespace RetinaBench.Stimuli.WhiteNoise;

/// <summary>Long movies of binary white noise, drawn straight into bits.</summary>
public static class PackedNoise
{
    private const int WordBits = 32, ByteBits = 8;

    /// <summary>Draws a movie: pixel by pixel the one that <see cref="WhiteNoiseEnvironment.Create"/> makes.</summary>
    /// <param name="environment">Binary noise whose checks are single pixels that stand for one frame.</param>
    /// <param name="ordinal">Number of the movie, from 0.</param>
    /// <exception cref="InputException">The noise of the environment is of another kind.</exception>
    public static PackedMovie Draw(WhiteNoiseEnvironment environment, int ordinal) => Draw(environment, 0, ordinal, 1);

    /// <summary>Draws consecutive movies of a point as one, without a gap between them.</summary>
    /// <param name="environment">Binary noise whose checks are single pixels that stand for one frame.</param>
    /// <param name="point">Index of the point.</param>
    /// <param name="first">Number of the first movie, from 0.</param>
    /// <param name="movies">How many, at least 1.</param>
    /// <exception cref="InputException">The noise of the environment is of another kind.</exception>
    public static PackedMovie Draw(WhiteNoiseEnvironment environment, int point, int first, int movies)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentOutOfRangeException.ThrowIfNegative(point);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(point, environment.Points.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(movies, 1);
        if (FindProblem(environment) is { } problem)
            throw new InputException($"environment '{environment.Name}': {problem}");
        WhiteNoiseOptions options = environment.Options;
        int size = environment.Geometry.PixelsPerFrame, frameBytes = FramePacker.PackedLength(size), movieBytes = checked(environment.Geometry.Frames * frameBytes);
        byte[] packed = new byte[checked(movies * movieBytes)];
        for (int i = 0; i < movies; i++)
        {
            var stream = new RandomStream(options.Seed, WhiteNoiseEnvironment.ChecksPurpose(environment.Name), (uint)point, checked((uint)(first + i)));
            Span<byte> movie = packed.AsSpan(i * movieBytes, movieBytes);
            if (size % WordBits == 0)
                CopyWords(movie, stream);
            else
                CopyBits(movie, stream, size, frameBytes);
        }

        return new(environment.Geometry with { Frames = checked(movies * environment.Geometry.Frames) }, packed, (float)(options.Mean - options.Contrast), (float)(options.Mean + options.Contrast));
    }

    /// <summary>Why the noise of an environment cannot be kept as bits; null where it can.</summary>
    internal static string? FindProblem(WhiteNoiseEnvironment environment) => environment.Options is { Distribution: WhiteNoiseDistribution.Binary, CheckSize: 1, Hold: 1 }
        ? null
        : FormattableString.Invariant($"{environment.Options.Distribution} noise with checkSize {environment.Options.CheckSize} and hold {environment.Options.Hold} is not kept as bits: valid is Binary with 1 and 1");

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
