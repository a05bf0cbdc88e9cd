using RetinaBench.Experiments;
using RetinaBench.Models;
using RetinaBench.Runs.Shards;
using RetinaBench.Stimuli;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Runs.Shards;

public sealed class PassMergerTests
{
    private static readonly PassQuestion Question = new(
        new FakeEnvironment("e", 2), new([new(Lesion.None, [new("a", Reduction.Mean)])]), [["x"]], [new HashSet<int> { 0, 1 }], [false]);

    [Fact]
    public void Merge_ResultsInAnyOrder_GivesTheSameBits()
    {
        const int Shards = 12, Orders = 50;
        double[] expected = Merge([.. Enumerable.Range(0, Shards)]);
        var random = new RandomStream(3, "merge-orders");
        for (int n = 0; n < Orders; n++)
            Assert.Equal(expected, Merge(random.DrawWithoutReplacement(Shards, Shards)));
        // The order matters to sums of doubles, or the test would show nothing.
        Assert.NotEqual(expected[0], Enumerable.Range(0, 6).Reverse().Sum(Value));
    }

    [Fact]
    public void Merge_ShardMissing_MergesWhatComesBeforeIt()
    {
        var merger = new PassMerger(Question);
        merger.Add(0, Result(0));
        merger.Add(2, Result(2));
        Assert.Equal(1, merger.Merged);
        merger.Add(1, Result(1));
        Assert.Equal(3, merger.Merged);
    }

    private static double[] Merge(int[] order)
    {
        var merger = new PassMerger(Question);
        foreach (int index in order)
            merger.Add(index, Result(index));
        return [.. merger.Tallies(0).Select(t => t.Moments["a/Mean"].Sum[0])];
    }

    // Six shards a point.
    private static ShardResult Result(int index)
    {
        var moments = new ResponseMoments(1, [Value(index)], [1], [0], [1]);
        return new(new("m", "s", 1, "e", index / 6, index % 6, 1), "q", 0, [new("", 1, [], new Dictionary<string, ResponseMoments> { ["a/Mean"] = moments })]);
    }

    // In this order the 1 is lost to rounding; in the reverse order the 0.6 is.
    private static double Value(int index) => new[] { 1, 1e16, -1e16, 0.1, 0.2, 0.3 }[index % 6];
}
