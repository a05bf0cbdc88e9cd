using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021;

/// <summary>From bipolar to amacrine responses.</summary>
internal sealed unsafe class AmacrineStage<V>
    where V : struct, ILanes<V>
{
    private const int Group = SpatialKernel.Group;

    private readonly PackedNetwork _network;
    private readonly AmacrineWeights _weights;
    private readonly SpatialSum<V> _sum = new();
    private readonly TemporalFilter<V> _filter;
    private readonly int _inputStride;
    private readonly AlignedBuffer<float> _input;
    private readonly AlignedBuffer<int> _occupied;
    private int _added;

    public AmacrineStage(PackedNetwork network)
    {
        Murray2021Architecture a = network.Architecture;
        _network = network;
        _weights = network.Amacrine!;
        _filter = new(_weights.Time, -1, a.AmacrineTypes, network.Frames);
        Traces = new(a.AmacrineRows, a.AmacrineColumns, a.AmacrineTypes, network.Frames);
        _inputStride = _weights.Kernel.Stride * network.Frames.Length;
        _input = new(TemporalFilter<V>.GroupSize * _inputStride);
        _occupied = new(network.Frames.Count);
    }

    /// <summary>The responses.</summary>
    public TraceBlocks Traces { get; }

    public long VectorOperations => _sum.VectorOperations + _filter.VectorOperations;

    /// <summary>Computes the responses of a branch, and the bipolar input of its ganglion cells on the way where both have the same window.</summary>
    /// <returns>Whether the input of ganglion cells was computed.</returns>
    public bool Run(TraceBlocks bipolar, BipolarBranch branch, BranchBackground background, GanglionStage<V> ganglion)
    {
        SpatialKernel? joint = branch.NeedsGanglion ? _network.Joint : null;
        SpatialKernel kernel = joint ?? _weights.Kernel;
        int groups = _weights.Kernel.Stride / Group;
        Span<SpatialTarget> targets = stackalloc SpatialTarget[kernel.Stride / Group];
        _sum.Begin(bipolar, branch.Kept, kernel);
        _filter.Begin(background.Amacrine!, branch.AmacrineTypes, branch.NeedsAmacrineFrames ? 0 : _network.Ganglion.FirstBlock, Traces);
        _added = 0;
        for (int position = 0; position < Traces.Rows * Traces.Columns; position++)
        {
            // Four positions are filtered together; their input stays in the first-level cache until then.
            float* input = _input.Pointer + (_added % TemporalFilter<V>.GroupSize * _inputStride);
            SpatialTarget.Fill(targets[..groups], input, _network.Frames.Length, 0, branch.AmacrineTypes);
            if (joint is not null)
                ganglion.FillTargets(targets[groups..], position, branch);
            _sum.Run(position / Traces.Columns, position % Traces.Columns, targets, _occupied.Pointer);
            Filter(position, input);
            if (joint is not null)
                ganglion.TakeBipolar(position, branch, _occupied.Pointer);
        }

        _filter.End();
        return joint is not null;
    }

    private void Filter(int position, float* input)
    {
        FrameBlocks frames = _network.Frames;
        Span<int> occupied = _occupied.Span[..frames.Count];
        int first = occupied.IndexOfAnyExcept(0), last = occupied.LastIndexOfAnyExcept(0);
        if (first < 0)
            return;
        _added++;
        _filter.Add(position, input + frames.Padding, Math.Max(0, frames.FirstFrame(first)), frames.FirstFrame(last) + FrameBlocks.Lanes - 1);
    }
}
