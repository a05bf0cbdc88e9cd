using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Stimuli;

public sealed class RandomStreamTests
{
    // FNV-1a-64 of "a", from the test vectors of the FNV specification (RFC 9923): it makes the key 0 for this purpose.
    private const ulong HashOfA = 0xAF63DC4C8601EC8C;

    // FNV-1a-64 of "foobar", same source.
    private const ulong HashOfFoobar = 0x85944171F73967E8;

    /// <summary>Six standard errors: a right generator fails such a check once in about 5e8 seeds, and the seed is fixed.</summary>
    private const double SixSigma = 6;

    [Theory]
    [InlineData("a", HashOfA)]
    [InlineData("foobar", HashOfFoobar)]
    public void NextUInt32_SeedThatCancelsTheHash_GivesRandom123sZeroVector(string purpose, ulong seed)
    {
        var stream = new RandomStream(seed, purpose);
        uint[] block = [stream.NextUInt32(), stream.NextUInt32(), stream.NextUInt32(), stream.NextUInt32()];
        Assert.Equal([0x6627e8d5u, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8], block);
    }

    [Fact]
    public void NextUInt32_SecondBlockAndIndices_AreTheCountersOfPhilox()
    {
        var stream = new RandomStream(HashOfA ^ 77, "a", 5, 9);
        uint[] drawn = [.. Enumerable.Range(0, 8).Select(_ => stream.NextUInt32())];
        uint[] expected = new uint[8];
        Philox4x32.Generate([0, 0, 5, 9], 77, expected.AsSpan(0, 4));
        Philox4x32.Generate([1, 0, 5, 9], 77, expected.AsSpan(4, 4));
        Assert.Equal(expected, drawn);
    }

    [Fact]
    public void NextDouble_KnownBlock_IsItsUpper53BitsAsAFraction()
    {
        // Words of Random123's zero vector, low word first.
        double expected = Math.ScaleB((double)(0xe169c58d_6627e8d5UL >> 11), -53);
        Assert.Equal(expected, new RandomStream(HashOfA, "a").NextDouble());
    }

    [Fact]
    public void NextGaussian_KnownBlock_IsTheQuantileOfTheUniformNumber()
    {
        // Python's statistics.NormalDist().inv_cdf, Wichura's AS 241, of the number above and half of its step.
        const double expected = 1.1775912390542735, rounding = 1e-14;
        Assert.Equal(expected, new RandomStream(HashOfA, "a").NextGaussian(), rounding);
        Assert.Equal(3 * expected, new RandomStream(HashOfA, "a").NextGaussian(3), 3 * rounding);
    }

    [Fact]
    public void Streams_DifferingInOneArgument_ShareNoWord()
    {
        RandomStream[] streams =
        [
            new(1, "dot-rows", 0, 0), new(2, "dot-rows", 0, 0), new(1, "dot-columns", 0, 0), new(1, "dot-rows", 1, 0), new(1, "dot-rows", 0, 1),
        ];
        uint[] words = [.. streams.SelectMany(stream => Enumerable.Range(0, 100).Select(_ => stream.NextUInt32()))];
        Assert.Equal(words.Length, words.Distinct().Count());
    }

    [Fact]
    public void NextDouble_ManyDraws_HaveTheMomentsOfTheUniformDistribution()
    {
        const int count = 100_000;
        var stream = new RandomStream(1, "moments");
        double[] u = [.. Enumerable.Range(0, count).Select(_ => stream.NextDouble())];
        Assert.All(u, value => Assert.InRange(value, 0, Math.BitDecrement(1.0)));
        // Uniform: mean 1/2, variance 1/12; the fourth central moment 1/80 gives the variance of (u - 1/2)^2.
        Assert.Equal(0.5, u.Average(), SixSigma * Math.Sqrt(1.0 / 12 / count));
        Assert.Equal(1.0 / 12, u.Average(value => Math.Pow(value - 0.5, 2)), SixSigma * Math.Sqrt(((1.0 / 80) - (1.0 / 144)) / count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(765)]
    public void NextInt_ManyDraws_AreUniform(int bound)
    {
        const int count = 100_000;
        var stream = new RandomStream(3, "uniform", (uint)bound);
        int[] seen = new int[bound];
        for (int i = 0; i < count; i++)
            seen[stream.NextInt(bound)]++;
        // Pearson's statistic has mean bound - 1 and variance close to 2 (bound - 1).
        double expected = (double)count / bound, statistic = seen.Sum(n => Math.Pow(n - expected, 2) / expected);
        Assert.InRange(statistic, 0, bound - 1 + (SixSigma * Math.Sqrt(2.0 * (bound - 1))));
    }

    [Fact]
    public void NextInt_BoundThatLeavesARemainder_RejectsByThreeQuarters()
    {
        // With 3 * 2^29 values 2^32 mod bound is 2^30, so a quarter of all words must be drawn again: 4/3 words a value.
        const int bound = 3 << 29, count = 20_000;
        var stream = new RandomStream(4, "reject");
        var words = new RandomStream(4, "reject");
        int accepted = 0, used = 0;
        while (accepted < count)
        {
            ulong product = (ulong)words.NextUInt32() * bound;
            used++;
            if ((uint)product < 1u << 30)
                continue;
            Assert.Equal((int)(product >> 32), stream.NextInt(bound));
            accepted++;
        }

        Assert.Equal(4.0 / 3, (double)used / count, 0.02);
    }

    [Fact]
    public void DrawWithoutReplacement_EveryOrderedPair_IsEquallyLikely()
    {
        const int population = 5, count = 40_000;
        var stream = new RandomStream(5, "pairs");
        int[] seen = new int[population * population];
        for (int i = 0; i < count; i++)
        {
            int[] pair = stream.DrawWithoutReplacement(population, 2);
            Assert.NotEqual(pair[0], pair[1]);
            seen[(pair[0] * population) + pair[1]]++;
        }

        const int cells = population * (population - 1);
        double expected = (double)count / cells;
        double statistic = seen.Where(n => n > 0).Sum(n => Math.Pow(n - expected, 2) / expected);
        Assert.Equal(cells, seen.Count(n => n > 0));
        Assert.InRange(statistic, 0, cells - 1 + (SixSigma * Math.Sqrt(2.0 * (cells - 1))));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(765, 765)]
    public void DrawWithoutReplacement_TheWholePopulation_IsAPermutation(int population, int count) =>
        Assert.Equal(Enumerable.Range(0, population), new RandomStream(6, "whole").DrawWithoutReplacement(population, count).Order());

    [Fact]
    public void Arguments_OutsideTheirRange_Throw()
    {
        var stream = new RandomStream(1, "arguments");
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextInt(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextUniform(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextUniform(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.DrawWithoutReplacement(3, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.DrawWithoutReplacement(3, -1));
        Assert.Throws<ArgumentException>(() => new RandomStream(1, string.Empty));
    }
}
