using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Where the parts of a stimulus's gradient lie, in the layouts in which the kernels make them; floats from the start.</summary>
internal sealed class GradientShape
{
    private const int Lanes = FrameBlocks.Lanes;

    public GradientShape(NetworkShape shape, PackedWeights weights)
    {
        int table = shape.LagGroups * LagCorrelation.Lags * Lanes;
        int at = 0;
        BipolarKept = Next(shape.BipolarTables * table);
        BipolarDriven = Next(shape.BipolarTables * table);
        BipolarTimeBias = Next(shape.BipolarTables * Lanes);
        Discs = Next(weights.Discs.Size);
        Pixels = Next(weights.Pixels.Size);
        Lateral = Next(shape.MapLanes * weights.Lateral.Map.Vectors * Lanes);
        LateralBias = Next(shape.MapLanes);
        MapTime = Next(shape.MapVectors * table);
        MapTimeBias = Next(shape.MapLanes);
        GanglionAmacrine = Next(weights.GanglionAmacrine is { } window ? shape.MapLanes * window.Map.Vectors * Lanes : 0);
        GanglionAmacrineBias = Next(shape.MapLanes);
        Decision = Next(Murray2021Model.DecisionClasses.Count * shape.Positions * shape.MapLanes);
        DecisionBias = Next(Lanes);
        Length = at;
        TableLength = table;

        int Next(int length)
        {
            int start = at;
            at += NetworkShape.RoundUp(length, Lanes);
            return start;
        }
    }

    /// <summary>Floats of a layer's sums by lag, [lags, lanes].</summary>
    public int TableLength { get; }

    /// <summary>Floats in all.</summary>
    public int Length { get; }

    /// <summary>Kept bipolar inputs (1 / (1 - rate), or 0) against the gradient behind the temporal filter, [tables, lags, lanes].</summary>
    public int BipolarKept { get; }

    /// <summary>The same for what the dots drive, without the bias.</summary>
    public int BipolarDriven { get; }

    /// <summary>[tables, lanes].</summary>
    public int BipolarTimeBias { get; }

    /// <summary>Gradient of the footprints of dots.</summary>
    public int Discs { get; }

    /// <summary>Gradient of the footprints of single pixels, before their sign.</summary>
    public int Pixels { get; }

    /// <summary>[lanes of the map, rows, vectors, lanes].</summary>
    public int Lateral { get; }

    /// <summary>[lanes of the map].</summary>
    public int LateralBias { get; }

    /// <summary>[vectors of the map, lags, lanes].</summary>
    public int MapTime { get; }

    /// <summary>[lanes of the map].</summary>
    public int MapTimeBias { get; }

    /// <summary>[lanes of the map, rows, vectors, lanes].</summary>
    public int GanglionAmacrine { get; }

    /// <summary>[lanes of the map].</summary>
    public int GanglionAmacrineBias { get; }

    /// <summary>[classes, positions, lanes of the map].</summary>
    public int Decision { get; }

    /// <summary>[classes].</summary>
    public int DecisionBias { get; }
}
