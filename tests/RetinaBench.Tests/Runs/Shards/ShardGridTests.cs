using RetinaBench.Runs.Shards;

namespace RetinaBench.Tests.Runs.Shards;

public sealed class ShardGridTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 50)]
    [InlineData(2, 51)]
    [InlineData(4, 400)]
    public void Grid_OfAnyPass_HoldsEveryStimulusOnce(int points, int stimuli)
    {
        var grid = new ShardGrid("m", "s", 1, "e", points, stimuli);
        List<(int, int)> covered = [];
        for (int i = 0; i < grid.Count; i++)
        {
            Assert.InRange(grid[i].Count, 1, Shard.MaximumCount);
            Assert.True(grid.Contains(grid[i]));
            covered.AddRange(Enumerable.Range(grid[i].First, grid[i].Count).Select(o => (grid[i].Point, o)));
        }

        Assert.Equal(from p in Enumerable.Range(0, points) from o in Enumerable.Range(0, stimuli) select (p, o), covered);
        Assert.Equal((long)points * stimuli, grid.Stimuli);
    }

    [Fact]
    public void Contains_ShardsOfOtherShapes_IsFalse()
    {
        var grid = new ShardGrid("m", "s", 1, "e", 2, 70);
        Shard shard = grid[1];
        Assert.Equal(new Shard("m", "s", 1, "e", 0, 50, 20), shard);
        Assert.All(
            new[]
            {
                shard with { Model = "n" }, shard with { Suite = "t" }, shard with { Pass = 2 }, shard with { Environment = "f" }, shard with { Point = 2 },
                shard with { Point = -1 }, shard with { First = 49 }, shard with { First = -50 }, shard with { Count = 50 }, shard with { Point = int.MaxValue },
            },
            other => Assert.False(grid.Contains(other)));
    }
}
