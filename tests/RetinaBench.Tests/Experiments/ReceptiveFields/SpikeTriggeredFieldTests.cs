using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Recordings;
using RetinaBench.Stimuli;
using RetinaBench.Tests.Recordings;

namespace RetinaBench.Tests.Experiments.ReceptiveFields;

public sealed class SpikeTriggeredFieldTests
{
    /// <summary>Sums of a few numbers in single precision.</summary>
    private const double Rounding = 1e-6;

    /// <summary>Frames 1, 2, 4, 8, spikes 0, 3, 1, 2: at lag 0 (3 x 2 + 4 + 2 x 8) / 6 and at lag 1 (3 x 1 + 2 + 2 x 4) / 6, each less the mean 15 / 4.</summary>
    [Fact]
    public void Of_ByHand_IsTheAverageLessTheMean()
    {
        SpikeTriggeredField average = Assert.Single(SpikeTriggeredField.Of(Section([1, 2, 4, 8], [[0, 3, 1, 2]], isRepeated: true), [0], 2, long.MaxValue));
        Assert.Equal(6, average.Spikes);
        Assert.Equal((26 / 6.0) - 3.75, average.Field!.Values[0], Rounding);
        Assert.Equal((13 / 6.0) - 3.75, average.Field.Values[1], Rounding);
        // Variance 85 / 4 - (15 / 4)^2, sum of squared counts 14.
        Assert.Equal(Math.Sqrt((85 / 4.0) - (3.75 * 3.75)) * Math.Sqrt(14) / 6, average.Field.StandardError, Rounding);
    }

    /// <summary>Trials with frames of their own: no spike looks back across the beginning of its trial. Repeated ones: counts of all trials add up.</summary>
    [Fact]
    public void Of_Trials_KeepsThemApartOrAddsThem()
    {
        SpikeTriggeredField apart = SpikeTriggeredField.Of(Section([1, 2, 4, 8], [[5, 1], [7, 1]], isRepeated: false), [0], 2, long.MaxValue)[0];
        Assert.Equal(2, apart.Spikes);
        Assert.Equal((1 + 4) / 2.0, apart.Field!.Values[1] + 3.75, Rounding);
        SpikeTriggeredField added = SpikeTriggeredField.Of(Section([1, 2, 4, 8], [[0, 1, 0, 1], [0, 2, 1, 1]], isRepeated: true), [0], 2, long.MaxValue)[0];
        Assert.Equal(6, added.Spikes);
        Assert.Equal((26 / 6.0) - 3.75, added.Field!.Values[0], Rounding);
    }

    [Fact]
    public void Of_WithoutSpikesOrStimulus_HasNoField()
    {
        Assert.Equal((0L, null), Of([1, 2, 4, 8], [[9, 0, 0, 0]], 2));
        Assert.Equal((1L, null), Of([3, 3, 3, 3], [[0, 0, 0, 1]], 2));
        Assert.Equal((0L, null), Of([1, 2, 4, 8], [[1, 1, 1, 1]], 5));

        static (long, ReceptiveField?) Of(float[] movie, int[][] counts, int lags)
        {
            SpikeTriggeredField average = SpikeTriggeredField.Of(Section(movie, counts, isRepeated: true), [0], lags, long.MaxValue)[0];
            return (average.Spikes, average.Field);
        }
    }

    [Fact]
    public void Of_RecordedCell_FindsItsPlaceAndLag()
    {
        RecordingSection section = Recording.Read(Fixture.At("cell.npz")).Sections[0];
        ReceptiveField field = SpikeTriggeredField.Of(section, [0], 5, long.MaxValue)[0].Field!;
        // Rows 3 and 4, columns 4 to 6, two frames ago.
        int[] largest = [.. Enumerable.Range(0, field.Values.Count).OrderByDescending(i => field.Values[i]).Take(6).Order()];
        Assert.Equal(from row in (int[])[3, 4] from column in (int[])[4, 5, 6] select (2 * 72) + (row * 9) + column, largest);
        var form = FieldCompactness.Of(field);
        Assert.True(form.IsCompact);
        Assert.InRange(form.Row, 3, 4);
        Assert.InRange(form.Column, 4, 6);
    }

    [Fact]
    public void Of_Salamander_IsCompactWhereSpikesBelongToTheStimulus()
    {
        RecordingSection running = Recording.Read(Fixture.At("cell_data_01_NC.mat")).Sections[0];
        IReadOnlyList<SpikeTriggeredField> averages = SpikeTriggeredField.Of(running, [0, 1, 2], 5, long.MaxValue);
        FieldCompactness deaf = FieldCompactness.Of(averages[0].Field!), seeing = FieldCompactness.Of(averages[1].Field!);
        Assert.False(deaf.IsCompact);
        Assert.True(seeing.IsCompact);
        Assert.InRange(seeing.Row, 40, 43);
        Assert.InRange(seeing.Column, 90, 94);
        Assert.Null(averages[2].Field);
        // The same counts against the noise of another seed belong to nothing.
        RecordingSection wrong = running with { Stimulus = new RetinaBench.Recordings.Salamander.Ran1Stimulus(-1, 150, 200, 720) };
        Assert.False(FieldCompactness.Of(SpikeTriggeredField.Of(wrong, [1], 5, long.MaxValue)[0].Field!).IsCompact);
    }

    [Fact]
    public void Of_MostSpikes_StopsThere()
    {
        RecordingSection section = Recording.Read(Fixture.At("cell.npz")).Sections[0];
        int most = section.Spikes.Trial(0, 0).ToArray().Max();
        Assert.InRange(SpikeTriggeredField.Of(section, [0], 5, 10)[0].Spikes, 10, 9 + most);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => SpikeTriggeredField.Of(section, [0], 5, 10, stopped.Token));
    }

    /// <summary>Planted fields: noise is not compact, a smooth bump is, a scatter of as many strong values is not.</summary>
    [Fact]
    public void Compactness_PlantedFields_IsThatOfTheBump()
    {
        const int Side = 30;
        const double Error = 0.01;
        var stream = new RandomStream(1, "tests/compactness");
        double[] noise = [.. Enumerable.Range(0, 2 * Side * Side).Select(_ => Error * RetinaBench.Experiments.Statistics.StandardNormal.Draw(stream))];
        int[] scattered = stream.DrawWithoutReplacement(Side * Side, 25);
        ReceptiveField Field(Func<int, int, double> planted) => new(
            2, Side, Side, [.. noise.Select((x, i) => x + (i < Side * Side ? 0 : planted(i / Side % Side, i % Side)))], Error, 1000);
        Assert.False(FieldCompactness.Of(Field((_, _) => 0)).IsCompact);
        Assert.False(FieldCompactness.Of(Field((r, c) => scattered.Contains((r * Side) + c) ? 0.2 : 0)).IsCompact);
        var bump = FieldCompactness.Of(Field((r, c) => 0.2 * Math.Exp(-(((r - 2) * (r - 2)) + ((c - 27) * (c - 27))) / 3.0)));
        Assert.Equal((true, 2, 27), (bump.IsCompact, bump.Row, bump.Column));
    }

    private static RecordingSection Section(float[] movie, int[][] counts, bool isRepeated)
    {
        var spikes = new SpikeCounts(1, counts.Length, counts[0].Length);
        for (int trial = 0; trial < counts.Length; trial++)
        {
            for (int t = 0; t < counts[trial].Length; t++)
                Assert.True(spikes.TrySet(0, trial, t, counts[trial][t]));
        }

        return new("test", new MovieStimulus(new FrameArray(new(movie.Length, 1, 1), movie)), isRepeated, spikes);
    }
}
