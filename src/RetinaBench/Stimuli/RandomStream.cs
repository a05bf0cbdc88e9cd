using System.Diagnostics.CodeAnalysis;
using System.Text;
using MathNet.Numerics.Distributions;

namespace RetinaBench.Stimuli;

/// <summary>A stream of random numbers named by its purpose: the same numbers on every machine, whatever else is drawn elsewhere.</summary>
/// <remarks>
/// Philox4x32-10 with key = seed XOR FNV-1a-64(UTF-8 of the purpose) and counter = (block low, block high, a, b), block
/// counting from 0. Words are used in the order of the block. Streams that differ in purpose, a or b are independent.
/// Not thread-safe: make one for each thread or task, which is cheap.
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of random numbers is the field's word; System.IO is not meant.")]
public sealed class RandomStream
{
    private const double Step = 1.0 / (1UL << 53);

    private readonly ulong _key;
    private readonly uint[] _counter;
    private readonly uint[] _block = new uint[Philox4x32.BlockWords];
    private int _used = Philox4x32.BlockWords;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">The seed of the experiment.</param>
    /// <param name="purpose">What the numbers are for, for example <c>alpha-sweep/dot-rows</c> or <c>bootstrap/threshold</c>.</param>
    /// <param name="a">First index of the stream, for example the point of an environment.</param>
    /// <param name="b">Second index of the stream, for example the ordinal of a stimulus or the number of a replicate.</param>
    /// <exception cref="ArgumentException">The purpose is empty.</exception>
    public RandomStream(ulong seed, string purpose, uint a = 0, uint b = 0)
    {
        _key = KeyOf(seed, purpose);
        _counter = [0, 0, a, b];
    }

    /// <summary>The key of <see cref="Philox4x32"/> that a stream of this seed and purpose uses, for those who make many blocks at once.</summary>
    /// <param name="seed">The seed of the experiment.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <exception cref="ArgumentException">The purpose is empty.</exception>
    public static ulong KeyOf(ulong seed, string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        return seed ^ Fnv1a64(purpose);
    }

    /// <summary>The next 32 bits.</summary>
    public uint NextUInt32()
    {
        if (_used == Philox4x32.BlockWords)
        {
            Philox4x32.Generate(_counter, _key, _block);
            if (++_counter[0] == 0)
                _counter[1]++;
            _used = 0;
        }

        return _block[_used++];
    }

    /// <summary>The next 64 bits: two words, the low one first.</summary>
    public ulong NextUInt64()
    {
        ulong low = NextUInt32();
        return low | ((ulong)NextUInt32() << 32);
    }

    /// <summary>The next number uniform on [0, 1): the upper 53 bits of <see cref="NextUInt64"/>, times 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * Step;

    /// <summary>The next number uniform on [low, high): low + (high - low) * u, which rounding may lift to high itself.</summary>
    /// <param name="low">The least value, finite.</param>
    /// <param name="high">Not less than <paramref name="low"/>, finite.</param>
    public double NextUniform(double low, double high)
    {
        if (!(double.IsFinite(low) && double.IsFinite(high) && low <= high))
            throw new ArgumentOutOfRangeException(nameof(high), high, FormattableString.Invariant($"[{low}, {high}) is not a range"));
        return low + ((high - low) * NextDouble());
    }

    /// <summary>The next normal number of mean 0: the quantile of <see cref="NextDouble"/>, which is moved by half of its step so that it is never 0.</summary>
    /// <param name="deviation">Standard deviation, 0 or more.</param>
    public double NextGaussian(double deviation = 1) => Normal.InvCDF(0, deviation, NextDouble() + (Step / 2));

    /// <summary>The next whole number uniform on [0, bound), without bias.</summary>
    /// <remarks>
    /// The high word of 32 random bits times the bound, drawn again while the low word is below 2^32 mod bound: D. Lemire,
    /// "Fast random integer generation in an interval", ACM TOMACS 29 (2019), doi:10.1145/3230636.
    /// </remarks>
    /// <param name="bound">The number of values, at least 1.</param>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ulong product = (ulong)NextUInt32() * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            uint rejectBelow = (uint)((1UL << 32) % (uint)bound);
            while ((uint)product < rejectBelow)
                product = (ulong)NextUInt32() * (uint)bound;
        }

        return (int)(product >> 32);
    }

    /// <summary>Draws distinct whole numbers from [0, population), every ordered choice being equally likely.</summary>
    /// <remarks>A partial Fisher-Yates shuffle of 0 ... population - 1: draw i swaps place i with place i + NextInt(population - i).</remarks>
    /// <param name="population">The number of values to draw from.</param>
    /// <param name="count">How many to draw, 0 to <paramref name="population"/>.</param>
    /// <returns>The values in the order in which they were drawn.</returns>
    public int[] DrawWithoutReplacement(int population, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(population);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, population);
        int[] values = new int[population];
        for (int i = 0; i < population; i++)
            values[i] = i;
        for (int i = 0; i < count; i++)
        {
            int other = i + NextInt(population - i);
            (values[i], values[other]) = (values[other], values[i]);
        }

        return values[..count];
    }

    // Fowler, Noll and Vo's 1a hash; offset basis and prime of draft-eastlake-fnv (RFC 9923).
    private static ulong Fnv1a64(string text)
    {
        ulong hash = 0xCBF29CE484222325;
        Span<byte> utf8 = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            int length = rune.EncodeToUtf8(utf8);
            foreach (byte b in utf8[..length])
                hash = unchecked((hash ^ b) * 0x00000100000001B3);
        }

        return hash;
    }
}
