using RetinaBench.Experiments;
using RetinaBench.Experiments.Encoding;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Tests.Experiments.Encoding;

/// <summary>What fits share is what each would have made by itself, whoever asked for how much before.</summary>
public sealed class SharedNoiseTests
{
    private const int Past = SubunitCell.PublishedLags - 1;

    private static readonly WhiteNoiseEnvironment s_noise = new("noise", 1, new() { Frames = 100, Rows = 8, Columns = 8, CheckSize = 1, Mean = 0, Parts = 3, Seed = 3 });

    [Theory]
    [InlineData(5, 2, 7)]
    [InlineData(2, 5, 3)]
    public void Recording_OfAnyLengthInAnyOrder_IsThatOfTheMovieAlone(params int[] blocks)
    {
        var shared = new SharedNoise(s_noise);
        SubunitCell cell = SubunitCell.Published(1);
        foreach (int count in blocks)
        {
            PackedMovie movie = PackedNoise.Draw(s_noise, 0, 0, count), test = PackedNoise.Draw(s_noise, 1, 0, count);
            foreach (ResponseUnit unit in Enum.GetValues<ResponseUnit>())
            {
                CellRecording expected = cell.Record(movie, unit, s_noise.Options.Seed), found = shared.Recording(cell, unit, count);
                Assert.Equal(expected.Responses.ToArray(), found.Responses.ToArray());
                Assert.Equal((unit, expected.FrameRate, movie.Geometry), (found.Unit, found.FrameRate, found.Movie.Geometry));
                Assert.Equal(movie.Packed, ((PackedMovie)found.Movie).Packed);
            }

            float[] rate = new float[test.Geometry.Frames - Past - 3];
            cell.Rate(test, Past + 3, rate);
            Assert.Equal(rate, shared.TestRate(cell, count, Past + 3).ToArray());
        }
    }

    [Fact]
    public void TestRate_AskedByManyThreads_IsMadeOnce()
    {
        var shared = new SharedNoise(s_noise);
        SubunitCell[] cells = [.. CellPopulation.Ten];
        ReadOnlyMemory<float>[] rates = new ReadOnlyMemory<float>[40];
        Parallel.For(0, rates.Length, i => rates[i] = shared.TestRate(cells[i % cells.Length], 4, Past));
        // Equal memory is the same place, not only the same numbers.
        Assert.All(rates.Index(), rate => Assert.Equal(rates[rate.Index % cells.Length], rate.Item));
    }

    [Fact]
    public void Of_OneEnvironmentAsked_IsMadeOnceForEachKind()
    {
        var shared = new SharedWork();
        SharedNoise first = shared.Of("noise", () => new SharedNoise(s_noise));
        Assert.Same(first, shared.Of("noise", () => new SharedNoise(s_noise)));
        Assert.NotSame(first, shared.Of("other", () => new SharedNoise(s_noise)));
        Assert.NotSame(first, shared.Of<object>("noise", () => new object()));
    }
}
