using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>The spatial kernels of a layer, once by term for the sum over a window and once by cell type for its transpose.</summary>
internal sealed unsafe class PackedWindow
{
    private const int Lanes = FrameBlocks.Lanes;

    private readonly AlignedBuffer<float> _byTerm;
    private readonly AlignedBuffer<float> _byLane;
    private readonly AlignedBuffer<float> _bias;

    public PackedWindow(SourceMap map, int mapLanes)
    {
        Map = map;
        MapLanes = mapLanes;
        _byTerm = new(map.Terms * mapLanes);
        _byLane = new(mapLanes * map.Vectors * Lanes);
        _bias = new(mapLanes);
    }

    public SourceMap Map { get; }

    /// <summary>Lanes of the layer that reads.</summary>
    public int MapLanes { get; }

    /// <summary>[rows, columns, source types, lanes of the map].</summary>
    public float* ByTerm => _byTerm.Pointer;

    /// <summary>[lanes of the map, rows, vectors of a row, lanes]: zero where a vector reaches beyond the window.</summary>
    public float* ByLane => _byLane.Pointer;

    /// <summary>[lanes of the map].</summary>
    public float* Bias => _bias.Pointer;

    /// <summary>Where the weight of a lane, source type and place of the window lies in <see cref="ByLane"/>.</summary>
    public int PlaceByLane(int lane, int type, int row, int column) =>
        (((lane * Map.Window.Rows) + row) * Map.WindowVectors * Lanes) + (column * Map.ColumnLanes) + type;

    /// <summary>Loads the kernels of some cell types.</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="blocks">Where the kernels lie; nothing happens when null.</param>
    /// <param name="firstLane">Lane of the first type.</param>
    /// <param name="types">Number of types.</param>
    public void LoadLanes(ReadOnlySpan<float> parameters, ConvolutionBlocks? blocks, int firstLane, int types)
    {
        if (blocks is null)
            return;
        ReadOnlySpan<float> weights = parameters.Slice(blocks.Weights.Offset, blocks.Weights.Count);
        int at = 0;
        for (int lane = firstLane; lane < firstLane + types; lane++)
        {
            Bias[lane] = parameters[blocks.Biases.Offset + lane - firstLane];
            for (int source = 0; source < Map.Types; source++)
            {
                for (int row = 0; row < Map.Window.Rows; row++)
                {
                    for (int column = 0; column < Map.Window.Columns; column++, at++)
                    {
                        ByTerm[(((((row * Map.Window.Columns) + column) * Map.Types) + source) * MapLanes) + lane] = weights[at];
                        ByLane[PlaceByLane(lane, source, row, column)] = weights[at];
                    }
                }
            }
        }
    }
}
