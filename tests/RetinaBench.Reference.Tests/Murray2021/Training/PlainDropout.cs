using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>What dropout multiplies each value of one stimulus with, 0 or 1 / (1 - rate), written down from the definition of its random streams.</summary>
/// <remarks>
/// A plane of values is cut into vectors of 16 lanes, and 16 vectors take 16 blocks of a stream: lane l reads block l of
/// the 16, and its 4 words serve 4 vectors each. A word decides four times, its digits to base 100 being as good as independent:
/// the value is kept where the fraction (word * 100^digit mod 2^32) / 2^32 is not below the rate.
/// </remarks>
internal sealed class PlainDropout
{
    private const int Lanes = 16, BlocksAtOnce = 16, DecisionsPerWord = 4;
    private const uint Base = 100;

    private readonly Murray2021Architecture _a;
    private readonly int _percent;
    private readonly ulong _seed;
    private readonly uint _epoch, _stimulus;

    public PlainDropout(Murray2021Architecture architecture, int percent, ulong seed, uint epoch, uint stimulus)
    {
        (_a, _percent, _seed, _epoch, _stimulus) = (architecture, percent, seed, epoch, stimulus);
        BipolarSpace = Bipolar("bipolar-space");
        BipolarTime = Bipolar("bipolar-time");
        AmacrineSpace = Lateral("lateral-space", _a.AmacrineTypes, 0);
        GanglionBipolarSpace = Lateral("lateral-space", _a.GanglionTypes, FirstGanglionLane);
        AmacrineTime = Lateral("amacrine-time", _a.AmacrineTypes, 0);
        GanglionAmacrineSpace = Lateral("ganglion-amacrine-space", _a.GanglionTypes, FirstGanglionLane);
        GanglionTime = LastGanglionFrame();
        Decision = LastDecision();
    }

    public PlainMap BipolarSpace { get; }

    public PlainMap BipolarTime { get; }

    public PlainMap AmacrineSpace { get; }

    public PlainMap AmacrineTime { get; }

    public PlainMap GanglionBipolarSpace { get; }

    public PlainMap GanglionAmacrineSpace { get; }

    /// <summary>Zero before the last frame, which alone is read.</summary>
    public PlainMap GanglionTime { get; }

    /// <summary>Zero before the last frame, which alone is read.</summary>
    public PlainMap Decision { get; }

    /// <summary>Which values of a plane are kept, at least <paramref name="elements"/> of them.</summary>
    public static bool[] Kept(ulong seed, string step, int percent, uint epoch, uint stimulus, int elements)
    {
        int group = BlocksAtOnce * Lanes;
        bool[] kept = new bool[Up(elements, group)];
        if (percent == 0)
        {
            Array.Fill(kept, true);
            return kept;
        }

        uint dropped = (uint)Math.Round(percent / 100.0 * (1UL << 32));
        var stream = new RandomStream(seed, "murray2021/dropout/" + step, epoch, stimulus);
        for (int start = 0; start < kept.Length; start += group)
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                for (int word = 0; word < Philox4x32.BlockWords; word++)
                {
                    uint fraction = stream.NextUInt32();
                    for (int digit = 0; digit < DecisionsPerWord; digit++)
                    {
                        kept[start + (((word * DecisionsPerWord) + digit) * Lanes) + lane] = fraction >= dropped;
                        fraction = unchecked(fraction * Base);
                    }
                }
            }
        }

        return kept;
    }

    private int FirstGanglionLane => Up(_a.AmacrineTypes, 8);

    private int LateralLanes => Up(FirstGanglionLane + Up(_a.GanglionTypes, 8), Lanes);

    private static int Up(int value, int multiple) => (value + multiple - 1) / multiple * multiple;

    /// <summary>Cells of the bipolar map that nothing reads are zero: they have no decision, and no influence.</summary>
    private PlainMap Bipolar(string step)
    {
        SpatialWindow reader = _a.GanglionBipolar ?? _a.Amacrine;
        // Two columns share a vector where eight types leave room, and the reader's steps leave them together.
        int typesWide = _a.BipolarTypes <= 8 && reader.Stride % 2 == 0 ? 8 : Up(_a.BipolarTypes, Lanes);
        int usedRows = ((_a.GanglionRows - 1) * reader.Stride) + reader.Rows, lastStep = (_a.GanglionColumns - 1) * reader.Stride;
        int usedColumns = lastStep + reader.Columns;
        int rowWidth = Up(Math.Max(usedColumns * typesWide, (lastStep * typesWide) + Up(reader.Columns * typesWide, Lanes)), Lanes);
        int vectorsPerRow = Up(_a.Input.Frames * rowWidth / Lanes, BlocksAtOnce);
        bool[] kept = Kept(step, usedRows * vectorsPerRow * Lanes);
        var map = new PlainMap(_a.BipolarTypes, _a.Input.Frames, _a.BipolarRows, _a.BipolarColumns);
        for (int type = 0; type < map.Types; type++)
        {
            for (int frame = 0; frame < map.Frames; frame++)
            {
                for (int row = 0; row < usedRows; row++)
                {
                    for (int column = 0; column < usedColumns; column++)
                        map[type, frame, row, column] = Factor(kept[(row * vectorsPerRow * Lanes) + (frame * rowWidth) + (column * typesWide) + type]);
                }
            }
        }

        return map;
    }

    private PlainMap Lateral(string step, int types, int firstLane)
    {
        int positions = _a.GanglionRows * _a.GanglionColumns;
        bool[] kept = Kept(step, _a.Input.Frames * positions * LateralLanes);
        var map = new PlainMap(types, _a.Input.Frames, _a.GanglionRows, _a.GanglionColumns);
        for (int type = 0; type < types; type++)
        {
            for (int frame = 0; frame < map.Frames; frame++)
            {
                for (int row = 0; row < map.Rows; row++)
                {
                    for (int column = 0; column < map.Columns; column++)
                        map[type, frame, row, column] = Factor(kept[(((frame * positions) + (row * map.Columns) + column) * LateralLanes) + firstLane + type]);
                }
            }
        }

        return map;
    }

    private PlainMap LastGanglionFrame()
    {
        bool[] kept = Kept("ganglion-time", _a.GanglionRows * _a.GanglionColumns * LateralLanes);
        var map = new PlainMap(_a.GanglionTypes, _a.Input.Frames, _a.GanglionRows, _a.GanglionColumns);
        for (int type = 0; type < map.Types; type++)
        {
            for (int row = 0; row < map.Rows; row++)
            {
                for (int column = 0; column < map.Columns; column++)
                    map[type, map.Frames - 1, row, column] = Factor(kept[(((row * map.Columns) + column) * LateralLanes) + FirstGanglionLane + type]);
            }
        }

        return map;
    }

    private PlainMap LastDecision()
    {
        int classes = Murray2021Model.DecisionClasses.Count;
        bool[] kept = Kept("decision", classes);
        var map = new PlainMap(classes, _a.Input.Frames, 1, 1);
        for (int type = 0; type < classes; type++)
            map[type, map.Frames - 1, 0, 0] = Factor(kept[type]);
        return map;
    }

    private double Factor(bool kept) => kept ? 1 / (1 - (_percent / 100.0)) : 0;

    private bool[] Kept(string step, int elements) => Kept(_seed, step, _percent, _epoch, _stimulus, elements);
}
