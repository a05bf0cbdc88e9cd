using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Which cell type stands in which lane.</summary>
internal static class LaneTypes
{
    /// <summary>The bipolar type in a lane of a table, or -1: eight types or fewer stand in both halves of a vector.</summary>
    public static int Bipolar(NetworkShape shape, int table, int lane)
    {
        int type = ((table * FrameBlocks.Lanes) + lane) % shape.BipolarLanes;
        return type < shape.Architecture.BipolarTypes ? type : -1;
    }

    /// <summary>The amacrine type in a lane of the map, or -1.</summary>
    public static int Amacrine(NetworkShape shape, int lane) => lane < shape.Architecture.AmacrineTypes ? lane : -1;

    /// <summary>The ganglion type in a lane of the map, or -1.</summary>
    public static int Ganglion(NetworkShape shape, int lane)
    {
        int type = lane - shape.GanglionLane;
        return type >= 0 && type < shape.Architecture.GanglionTypes ? type : -1;
    }
}
