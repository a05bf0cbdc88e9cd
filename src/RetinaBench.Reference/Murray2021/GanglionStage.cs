using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021;

/// <summary>From bipolar and amacrine to ganglion responses and decisions.</summary>
/// <remarks>
/// The last frame alone is computed by filtering the amacrine responses in time before space, as both are linear; where all
/// frames are asked, they are computed in the order of the model. Both agree to rounding, and neither depends on the other.
/// </remarks>
internal sealed unsafe partial class GanglionStage<V>
    where V : struct, ILanes<V>
{
    private const int Lanes = FrameBlocks.Lanes, Group = SpatialKernel.Group;

    private readonly PackedNetwork _network;
    private readonly GanglionWeights _weights;
    private readonly SpatialSum<V> _sum = new();
    private readonly TemporalFilter<V> _filter;
    private readonly int _inputStride;
    private readonly AlignedBuffer<float> _input;
    private readonly AlignedBuffer<float> _lateralInput;
    private readonly AlignedBuffer<float> _total;
    private readonly AlignedBuffer<int> _occupied;
    private readonly AlignedBuffer<int> _lateralOccupied;
    private readonly SpatialTarget[] _targets;
    private readonly SpatialTarget[] _lastTargets;
    private readonly SpatialTarget[] _lateralTargets;
    private readonly AlignedBuffer<float> _lastBipolar;
    private readonly AlignedBuffer<float> _lastAmacrine;
    private readonly AlignedBuffer<float> _last;
    private readonly AlignedBuffer<float> _lastDecision;
    private readonly AlignedBuffer<float> _decisionTraces;
    private readonly List<LateralInput> _lateral = [];
    private long _operations;

    public GanglionStage(PackedNetwork network)
    {
        Murray2021Architecture a = network.Architecture;
        FrameBlocks frames = network.Frames;
        _network = network;
        _weights = network.Ganglion;
        int positions = _weights.Positions, groups = (a.GanglionTypes + Group - 1) / Group, classes = Murray2021Model.DecisionClasses.Count;
        _filter = new(_weights.Time, 1, a.GanglionTypes, frames);
        Traces = new(a.GanglionRows, a.GanglionColumns, a.GanglionTypes, frames);
        _inputStride = groups * Group * frames.Length;
        _input = new(checked(positions * _inputStride));
        _lateralInput = new(a.HasAmacrine ? checked(positions * _inputStride) : 0);
        _total = new(checked(positions * _inputStride));
        _occupied = new(positions * frames.Count);
        _lateralOccupied = new(positions * frames.Count);
        _lastTargets = MakeTargets(_input, groups, _weights.FirstBlock);
        _targets = MakeTargets(_input, groups, 0);
        _lateralTargets = MakeTargets(_lateralInput, groups, 0);
        _lastBipolar = new(positions * _weights.Rounded);
        _lastAmacrine = new(checked(a.AmacrineRows * a.AmacrineColumns * a.AmacrineTypes * _weights.Rounded));
        _last = new(positions * _weights.Rounded);
        _lastDecision = new(classes * _weights.Rounded);
        _decisionTraces = new(classes * a.GanglionTypes * frames.Length);
    }

    /// <summary>The responses of all frames, against no background.</summary>
    public TraceBlocks Traces { get; }

    public long VectorOperations => _sum.VectorOperations + _filter.VectorOperations + _operations;

    /// <summary>Where the spatial sums over bipolar cells go.</summary>
    public ReadOnlySpan<SpatialTarget> Targets(bool allFrames) => allFrames ? _targets : _lastTargets;

    /// <summary>Takes over which sums are not zero, when another stage made them.</summary>
    public void TakeOccupied(int* occupied) => new Span<int>(occupied, _weights.Positions * _network.Frames.Count).CopyTo(_occupied.Span);

    /// <summary>Sums over bipolar cells.</summary>
    public void SumBipolar(TraceBlocks bipolar, BipolarBranch branch)
    {
        if (_weights.Kernel is not null)
            _sum.Run(bipolar, branch.Kept, _weights.Kernel, Traces.Rows, Traces.Columns, Targets(branch.NeedsAllFrames), _occupied.Pointer);
    }

    private SpatialTarget[] MakeTargets(AlignedBuffer<float> buffer, int groups, int firstBlock) =>
        [.. Enumerable.Range(0, groups).Select(i => new SpatialTarget((nint)(buffer.Pointer + (i * Group * _network.Frames.Length)), _inputStride, firstBlock))];
}
