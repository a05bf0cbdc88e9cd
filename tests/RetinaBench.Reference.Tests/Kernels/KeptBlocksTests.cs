using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Tests.Kernels;

public sealed unsafe class KeptBlocksTests
{
    private static readonly (int Position, int Type, int Block)[] s_stored = [(0, 0, 1), (0, 2, 0), (2, 1, 0), (2, 1, 1), (2, 2, 1), (3, 0, 0)];

    [Theory]
    [InlineData(0b111, new[] { 0, 1, 2, 3, 4, 5 }, new[] { 0, 2, 2, 5, 6 })]
    [InlineData(0b010, new[] { 2, 3 }, new[] { 0, 0, 0, 2, 2 })]
    [InlineData(0b101, new[] { 0, 1, 4, 5 }, new[] { 0, 2, 2, 3, 4 })]
    [InlineData(0, new int[0], new[] { 0, 0, 0, 0, 0 })]
    public void Select_KeepsTypesInStoredOrder(int kept, int[] blocks, int[] starts)
    {
        TraceBlocks source = Stored();
        var chosen = new KeptBlocks();
        // A larger choice before must leave nothing behind.
        chosen.Select(source, 0b111);

        chosen.Select(source, (ulong)kept);

        Assert.Equal(starts, new Span<int>(chosen.Starts, 5).ToArray());
        Assert.Equal(
            blocks.Select(i => (i * FrameBlocks.Lanes, s_stored[i].Type, s_stored[i].Block, s_stored[i].Position % 2)),
            new Span<KeptBlock>(chosen.Blocks, starts[^1]).ToArray().Select(b => (b.Origin, b.Code.Type, b.Code.Block, b.Code.Column)));
    }

    private static TraceBlocks Stored()
    {
        var source = new TraceBlocks(2, 2, 3, new FrameBlocks(20));
        source.Reserve(4);
        for (int position = 0; position < 4; position++)
        {
            source.Open(position, position + 1);
            foreach ((_, int type, int block) in s_stored.Where(s => s.Position == position))
                source.Codes[source.Count++] = new(position % 2, type, block);
        }

        source.Open(4, 5);
        return source;
    }
}
