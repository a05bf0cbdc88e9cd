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
        _lateralInput = new(_inputStride);
        _total = new(TemporalFilter<V>.GroupSize * _inputStride);
        _occupied = new(frames.Count);
        _lastBipolar = new(positions * _weights.Rounded);
        _lastAmacrine = new(checked(a.AmacrineRows * a.AmacrineColumns * a.AmacrineTypes * _weights.Rounded));
        _last = new(positions * _weights.Rounded);
        _lastDecision = new(classes * _weights.Rounded);
        _decisionTraces = new(classes * a.GanglionTypes * frames.Length);
    }

    /// <summary>The responses of all frames, against no background.</summary>
    public TraceBlocks Traces { get; }

    public long VectorOperations => _sum.VectorOperations + _filter.VectorOperations + _operations;

    /// <summary>Where the spatial sums of a position over bipolar cells go.</summary>
    public void FillTargets(Span<SpatialTarget> targets, int position, BipolarBranch branch) =>
        SpatialTarget.Fill(targets, Input(position, branch), _network.Frames.Length, branch.NeedsAllFrames ? 0 : _weights.FirstBlock, branch.GanglionTypes);

    /// <summary>Uses the spatial sums of a position before those of the next are made.</summary>
    public void TakeBipolar(int position, BipolarBranch branch, int* occupied)
    {
        if (branch.NeedsLastFrame)
            ReduceBipolar(position, Input(position, branch), occupied);
    }

    /// <summary>Sums over bipolar cells.</summary>
    public void SumBipolar(TraceBlocks bipolar, BipolarBranch branch)
    {
        if (_weights.Kernel is not { } kernel)
            return;
        Span<SpatialTarget> targets = stackalloc SpatialTarget[kernel.Stride / Group];
        _sum.Begin(bipolar, branch.Kept, kernel);
        for (int position = 0; position < _weights.Positions; position++)
        {
            FillTargets(targets, position, branch);
            _sum.Run(position / Traces.Columns, position % Traces.Columns, targets, _occupied.Pointer);
            TakeBipolar(position, branch, _occupied.Pointer);
        }
    }

    // For the last frame alone every position may use the same memory, which then stays in the first-level cache.
    private float* Input(int position, BipolarBranch branch) => _input.Pointer + (branch.NeedsAllFrames ? position * _inputStride : 0);
}
