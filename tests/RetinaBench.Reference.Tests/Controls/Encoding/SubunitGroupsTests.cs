using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Reference.Controls.Encoding;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Controls.Encoding;

public sealed class SubunitGroupsTests
{
    private const int Frames = 203, Past = SubunitCell.PublishedLags - 1;

    private static readonly PackedMovie s_movie = Recorded.Noise(5000, 41);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RatesOf_ManyFrames_AreThoseOfEachAlone(int filters)
    {
        SubunitCell cell = GroundTruthCells.Find("cross-off")!;
        (double[] drives, int units) = (DrivesOf(cell), cell.Subunits.Count);
        var groups = SubunitGroups.Best(cell, filters, s_movie);
        Assert.Equal(filters, groups.Groups.Count);
        bool[] kept = [.. Enumerable.Range(0, filters).Select(i => i != 1)];
        double[] together = new double[Frames], alone = new double[Frames];
        groups.RatesOf(drives, kept, together);
        for (int t = 0; t < Frames; t++)
            groups.RatesOf(drives.AsSpan(t * units, units), kept, alone.AsSpan(t, 1));
        Assert.Equal(alone, together);
        Assert.True(together.Distinct().Count() > Frames / 2);
    }

    [Fact]
    public void RatesOf_AFilterForEverySubunit_IsTheCell()
    {
        SubunitCell cell = GroundTruthCells.Find("six-on")!;
        (double[] drives, int units) = (DrivesOf(cell), cell.Subunits.Count);
        double[] rates = new double[Frames];
        SubunitGroups.Best(cell, 8, s_movie).RatesOf(drives, [.. Enumerable.Repeat(true, units)], rates);
        Assert.Equal(Enumerable.Range(0, Frames).Select(t => cell.RateOf(drives.AsSpan(t * units, units))), rates);
    }

    private static double[] DrivesOf(SubunitCell cell)
    {
        double[] drives = new double[Frames * cell.Subunits.Count];
        cell.Drives(s_movie, Past, drives);
        return drives;
    }
}
