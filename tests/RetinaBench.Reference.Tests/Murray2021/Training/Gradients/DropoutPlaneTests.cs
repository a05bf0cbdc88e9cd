using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021.Training.Gradients;

namespace RetinaBench.Reference.Tests.Murray2021.Training.Gradients;

/// <summary>The decisions of dropout against their definition, and against what chance gives.</summary>
public sealed unsafe class DropoutPlaneTests
{
    private const int Lanes = 16, Chunks = 256, Decisions = Chunks * DropoutPlane.ChunkVectors * Lanes;

    /// <summary>Standard deviations of a count; five are exceeded once in two million draws.</summary>
    private const double Deviations = 5;

    public static TheoryData<int, SimdLevel> RatesAndLevels()
    {
        var all = new TheoryData<int, SimdLevel>();
        foreach (int percent in new[] { 0, 1, 40, 55, 90 })
        {
            foreach (SimdLevel level in Enum.GetValues<SimdLevel>())
                all.Add(percent, level);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(RatesAndLevels))]
    public void Fill_AnyRateAndLevel_IsTheDefinition(int percent, SimdLevel level)
    {
        const ulong seed = 0x8123456789ABCDEF;
        const uint epoch = 0xFFFFFFF0, stimulus = 0x80000001;
        bool[] expected = PlainDropout.Kept(seed, "bipolar-time", percent, epoch, stimulus, Decisions);
        foreach (int first in new[] { 0, 5 })
        {
            bool[] actual = Kept(new(seed, "bipolar-time", percent, level), epoch, stimulus, first, Chunks - first);
            Assert.Equal(expected[(first * DropoutPlane.ChunkVectors * Lanes)..], actual);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(90)]
    public void Fill_AnyRate_KeepsThatShareOfEveryPlane(int percent)
    {
        double keep = 1 - (percent / 100.0);
        foreach (string step in Steps)
            WithinChance(Draw(step, percent).Count(kept => kept), Decisions, keep, step);
    }

    /// <summary>One random word makes the decisions of a lane in four vectors: each pair of them must be kept together as often as independent ones are.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(90)]
    public void Fill_DecisionsOfOneWord_AreIndependent(int percent)
    {
        double keep = 1 - (percent / 100.0);
        bool[] kept = Draw("bipolar-space", percent);
        for (int first = 0; first < 4; first++)
        {
            for (int second = first + 1; second < 4; second++)
            {
                int together = Enumerable.Range(0, Decisions / 4).Count(i => kept[Place(i, first)] && kept[Place(i, second)]);
                WithinChance(together, Decisions / 4, keep * keep, $"digits {first} and {second}");
            }
        }

        static int Place(int i, int digit) => (((i / Lanes * 4) + digit) * Lanes) + (i % Lanes);
    }

    [Fact]
    public void Fill_AnotherSeedPlaneEpochOrStimulus_DecidesIndependently()
    {
        const int percent = 40;
        const double equal = (0.4 * 0.4) + (0.6 * 0.6);
        bool[] kept = Draw("bipolar-space", percent);
        foreach ((bool[] other, string what) in new[]
        {
            (Draw("bipolar-space", percent, seed: 8), "seed"), (Draw("bipolar-space", percent, epoch: 3), "epoch"), (Draw("bipolar-space", percent, stimulus: 12), "stimulus"),
            (Draw("bipolar-space", percent, epoch: 11, stimulus: 2), "epoch and stimulus swapped"),
        }.Concat(Steps.Skip(1).Select(step => (Draw(step, percent), step))))
            WithinChance(kept.Zip(other, (x, y) => x == y).Count(same => same), Decisions, equal, what);
    }

    private static readonly string[] Steps = ["bipolar-space", "bipolar-time", "lateral-space", "amacrine-time", "ganglion-amacrine-space", "ganglion-time", "decision"];

    private static bool[] Draw(string step, int percent, ulong seed = 7, uint epoch = 2, uint stimulus = 11) =>
        Kept(new(seed, step, percent, SimdLevel.Vector512), epoch, stimulus, 0, Chunks);

    private static bool[] Kept(DropoutPlane plane, uint epoch, uint stimulus, int firstChunk, int chunks)
    {
        ushort[] vectors = new ushort[chunks * DropoutPlane.ChunkVectors];
        fixed (ushort* start = vectors)
            plane.Fill(start, firstChunk, chunks, epoch, stimulus);
        return [.. vectors.SelectMany(vector => Enumerable.Range(0, Lanes).Select(lane => ((vector >> lane) & 1) == 1))];
    }

    private static void WithinChance(int found, int of, double share, string what)
    {
        double mean = of * share, deviation = Math.Sqrt(of * share * (1 - share));
        Assert.True(Math.Abs(found - mean) <= Deviations * deviation, FormattableString.Invariant($"{what}: {found} of {of}, expected {mean:F0} +- {deviation:F1}"));
    }
}
