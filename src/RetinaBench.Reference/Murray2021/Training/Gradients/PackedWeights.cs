using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Training;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>The parameters of one step, laid out for the kernels; loaded once a step and read by all threads.</summary>
internal sealed unsafe class PackedWeights
{
    private const int Lanes = FrameBlocks.Lanes;

    private readonly NetworkShape _shape;
    private readonly ParameterLayout _layout;
    private readonly int _tableLength;
    private readonly AlignedBuffer<float> _bipolarTaps;
    private readonly AlignedBuffer<float> _bipolarBiases;
    private readonly AlignedBuffer<float> _mapTaps;
    private readonly AlignedBuffer<float> _mapBiases;
    private readonly AlignedBuffer<float> _decision;
    private readonly AlignedBuffer<float> _noBias = new(Lanes);

    public PackedWeights(NetworkShape shape, ParameterLayout layout, int radius)
    {
        _shape = shape;
        _layout = layout;
        Murray2021Architecture a = shape.Architecture;
        _tableLength = (TemporalTile.Pad + a.Taps + TemporalTile.Pad) * Lanes;
        _bipolarTaps = new(shape.BipolarTables * _tableLength);
        _bipolarBiases = new(2 * shape.BipolarTables * Lanes);
        _mapTaps = new(2 * shape.MapVectors * _tableLength);
        _mapBiases = new(2 * shape.MapLanes);
        _decision = new(Murray2021Model.DecisionClasses.Count * shape.Positions * shape.MapLanes);
        DecisionBias = new float[Murray2021Model.DecisionClasses.Count];
        ReadOnlySpan<float> none = new float[a.BipolarTypes * a.Bipolar.Area];
        Discs = new(shape.Layout, radius, a.Input.Columns, none, a.BipolarTypes);
        Pixels = new(shape.Layout, 0, a.Input.Columns, none, a.BipolarTypes);
        Lateral = new(new(shape.Lateral, a.BipolarTypes, shape.BipolarLanes, shape.WindowVectors), shape.MapLanes);
        if (a.HasAmacrine)
            GanglionAmacrine = new(new(a.GanglionAmacrine, a.AmacrineTypes, shape.MapLanes, a.GanglionAmacrine.Columns * shape.MapVectors), shape.MapLanes);
        LateralLanes = new uint[shape.MapVectors];
        for (int lane = 0; lane < shape.MapLanes; lane++)
        {
            if (LaneTypes.Amacrine(shape, lane) >= 0 || (a.GanglionBipolar is not null && LaneTypes.Ganglion(shape, lane) >= 0))
                LateralLanes[lane / Lanes] |= 1u << (lane % Lanes);
        }
    }

    /// <summary>Footprints of the dots.</summary>
    public DiscFootprints Discs { get; }

    /// <summary>Footprints of single pixels.</summary>
    public DiscFootprints Pixels { get; }

    /// <summary>From bipolar to amacrine and ganglion cells.</summary>
    public PackedWindow Lateral { get; }

    /// <summary>From amacrine to ganglion cells; null without amacrine cells.</summary>
    public PackedWindow? GanglionAmacrine { get; }

    /// <summary>A bit for each lane of the map's vectors that reads bipolar cells.</summary>
    public uint[] LateralLanes { get; }

    /// <summary>[classes].</summary>
    public float[] DecisionBias { get; }

    /// <summary>Taps of the bipolar types by lag, [lags, lanes], with zeros at both ends.</summary>
    public float* BipolarTaps(int table) => _bipolarTaps.Pointer + (table * _tableLength) + (TemporalTile.Pad * Lanes);

    /// <summary>Zeros, [lanes]: what the way back starts sums from.</summary>
    public float* NoBias => _noBias.Pointer;

    /// <summary>Biases of the temporal filter, [lanes].</summary>
    public float* BipolarTimeBias(int table) => _bipolarBiases.Pointer + (table * Lanes);

    /// <summary>Biases of the spatial filter, [lanes].</summary>
    public float* BipolarSpaceBias(int table) => _bipolarBiases.Pointer + ((_shape.BipolarTables + table) * Lanes);

    /// <summary>Taps of amacrine and ganglion types by lag, [lags, lanes].</summary>
    public float* MapTaps(int vector) => _mapTaps.Pointer + (vector * _tableLength) + (TemporalTile.Pad * Lanes);

    /// <summary>Taps of amacrine types alone, zero in the lanes of ganglion types.</summary>
    public float* AmacrineTaps(int vector) => MapTaps(_shape.MapVectors + vector);

    /// <summary>Biases of the temporal filter of amacrine and ganglion types, [lanes].</summary>
    public float* MapTimeBias(int vector) => _mapBiases.Pointer + (vector * Lanes);

    /// <summary>Biases of amacrine types alone.</summary>
    public float* AmacrineTimeBias(int vector) => MapTimeBias(_shape.MapVectors + vector);

    /// <summary>Readout weights of a class, [positions, lanes of the map]; zero in the lanes of amacrine types.</summary>
    public float* Decision(int choice) => _decision.Pointer + (choice * _shape.Positions * _shape.MapLanes);

    /// <summary>Loads the parameters of a step.</summary>
    public void Load(ReadOnlySpan<float> parameters)
    {
        LoadBipolar(parameters);
        LoadMap(parameters);
        LoadDecision(parameters);
        Murray2021Architecture a = _shape.Architecture;
        Lateral.LoadLanes(parameters, _layout.AmacrineSpace, 0, a.AmacrineTypes);
        Lateral.LoadLanes(parameters, _layout.GanglionBipolarSpace, _shape.GanglionLane, a.GanglionTypes);
        GanglionAmacrine?.LoadLanes(parameters, _layout.GanglionAmacrineSpace, _shape.GanglionLane, a.GanglionTypes);
    }

    private void LoadBipolar(ReadOnlySpan<float> parameters)
    {
        ReadOnlySpan<float> space = Of(parameters, _layout.BipolarSpace.Weights);
        Discs.Tabulate(space);
        Pixels.Tabulate(space);
        for (int table = 0; table < _shape.BipolarTables; table++)
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                int type = LaneTypes.Bipolar(_shape, table, lane);
                if (type < 0)
                    continue;
                LoadTaps(BipolarTaps(table) + lane, Of(parameters, _layout.BipolarTime.Weights), type);
                BipolarTimeBias(table)[lane] = Of(parameters, _layout.BipolarTime.Biases)[type];
                BipolarSpaceBias(table)[lane] = Of(parameters, _layout.BipolarSpace.Biases)[type];
            }
        }
    }

    private void LoadMap(ReadOnlySpan<float> parameters)
    {
        for (int lane = 0; lane < _shape.MapLanes; lane++)
        {
            int vector = lane / Lanes, at = lane % Lanes;
            if (LaneTypes.Amacrine(_shape, lane) is >= 0 and int amacrine)
            {
                LoadTaps(MapTaps(vector) + at, Of(parameters, _layout.AmacrineTime!.Weights), amacrine);
                LoadTaps(AmacrineTaps(vector) + at, Of(parameters, _layout.AmacrineTime.Weights), amacrine);
                MapTimeBias(vector)[at] = AmacrineTimeBias(vector)[at] = Of(parameters, _layout.AmacrineTime.Biases)[amacrine];
            }
            else if (LaneTypes.Ganglion(_shape, lane) is >= 0 and int ganglion)
            {
                LoadTaps(MapTaps(vector) + at, Of(parameters, _layout.GanglionTime.Weights), ganglion);
                MapTimeBias(vector)[at] = Of(parameters, _layout.GanglionTime.Biases)[ganglion];
            }
        }
    }

    private void LoadDecision(ReadOnlySpan<float> parameters)
    {
        Of(parameters, _layout.Decision.Biases).CopyTo(DecisionBias);
        ReadOnlySpan<float> weights = Of(parameters, _layout.Decision.Weights);
        int types = _shape.Architecture.GanglionTypes;
        for (int choice = 0; choice < DecisionBias.Length; choice++)
        {
            for (int type = 0; type < types; type++)
            {
                for (int position = 0; position < _shape.Positions; position++)
                    Decision(choice)[(position * _shape.MapLanes) + _shape.GanglionLane + type] = weights[(((choice * types) + type) * _shape.Positions) + position];
            }
        }
    }

    // The last tap of a kernel weighs the current frame, lag 0.
    private void LoadTaps(float* table, ReadOnlySpan<float> kernels, int type)
    {
        for (int lag = 0; lag < _shape.Taps; lag++)
            table[lag * Lanes] = kernels[(type * _shape.Taps) + _shape.Taps - 1 - lag];
    }

    private static ReadOnlySpan<float> Of(ReadOnlySpan<float> parameters, ParameterBlock block) => parameters.Slice(block.Offset, block.Count);
}
