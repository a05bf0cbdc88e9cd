using RetinaBench.Recordings;
using RetinaBench.Recordings.Salamander;

namespace RetinaBench.Tests.Recordings;

public sealed class Ran1Tests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(-1000)]
    [InlineData(-10000)]
    [InlineData(-20000)]
    [InlineData(-2147483646)]
    public void Next_FromASeed_IsThatOfTheSecondImplementation(int seed)
    {
        var numbers = new Ran1(seed);
        // Both divide the same whole numbers by the same modulus, so that no bit differs.
        Assert.Equal(Fixture.Numbers(Fixture.Expected("ran1", $"{seed}")), Enumerable.Range(0, 8).Select(_ => numbers.Next()));
    }

    /// <summary>As the documentation of the laboratory's generator shows them.</summary>
    [Fact]
    public void Next_FromThePublishedExample_IsAsPublished()
    {
        var numbers = new Ran1(-1000);
        Assert.Equal([0.19059444460579866, 0.4645137076566525, 0.928777586169903], [numbers.Next(), numbers.Next(), numbers.Next()]);
        // The three that follow it there.
        Assert.Equal([true, false, true], [numbers.NextIsUpper(), numbers.NextIsUpper(), numbers.NextIsUpper()]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-10000)]
    [InlineData(-20000)]
    public void Next_After100000Numbers_IsStillThat(int seed)
    {
        var numbers = new Ran1(seed);
        for (int i = 0; i < 100_000; i++)
            numbers.Next();
        Assert.Equal(Fixture.Expected("ran1After100000", $"{seed}").GetDouble(), numbers.Next());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MinValue)]
    [InlineData(-int.MaxValue)]
    public void Constructor_SeedOutOfRange_Throws(int seed) => Assert.Throws<ArgumentOutOfRangeException>(() => new Ran1(seed));

    [Fact]
    public void Stimulus_OfTheSalamander_RunsUpTheRowsFirst()
    {
        (float[] first, float[] second) = (Read(SalamanderRecording.RunningSeed, 0), Read(SalamanderRecording.RunningSeed, 1));
        Assert.Equal(Fixture.Numbers(Fixture.Expected("runningSum")), ((float[][])[first, second]).Select(f => (double)f.Sum()));
        Assert.Equal(Fixture.Numbers(Fixture.Expected("runningFirstColumn")), Enumerable.Range(0, 12).Select(row => (double)first[row * SalamanderRecording.Columns]));
        Assert.Equal(Fixture.Numbers(Fixture.Expected("runningSecondFrameRow7")), Enumerable.Range(0, 12).Select(column => (double)second[(7 * SalamanderRecording.Columns) + column]));
        Assert.Equal(Fixture.Expected("frozenSum").GetDouble(), Read(SalamanderRecording.FrozenSeed, 0).Sum());
    }

    [Fact]
    public void Stimulus_AfterItsLastFrame_LeavesTheFrameAsItIs()
    {
        var reader = new Ran1Stimulus(-1, 2, 2, 1).Open();
        float[] frame = new float[4];
        Assert.True(reader.TryRead(frame));
        Array.Fill(frame, 7);
        Assert.False(reader.TryRead(frame));
        Assert.Equal([7, 7, 7, 7], frame);
    }

    private static float[] Read(int seed, int frame)
    {
        IFrameReader reader = new Ran1Stimulus(seed, SalamanderRecording.Rows, SalamanderRecording.Columns, 2).Open();
        float[] values = new float[SalamanderRecording.Rows * SalamanderRecording.Columns];
        for (int i = 0; i <= frame; i++)
            Assert.True(reader.TryRead(values));
        return values;
    }
}
