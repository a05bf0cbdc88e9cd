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
    private readonly AlignedBuffer<float> _input;
    private readonly AlignedBuffer<int> _occupied;
    private readonly SpatialTarget[] _targets;

    public AmacrineStage(PackedNetwork network)
    {
        Murray2021Architecture a = network.Architecture;
        _network = network;
        _weights = network.Amacrine!;
        _filter = new(_weights.Time, -1, a.AmacrineTypes, network.Frames);
        Traces = new(a.AmacrineRows, a.AmacrineColumns, a.AmacrineTypes, network.Frames);
        int stride = _weights.Kernel.Stride * network.Frames.Length, positions = a.AmacrineRows * a.AmacrineColumns;
        _input = new(checked(positions * stride));
        _occupied = new(positions * network.Frames.Count);
        _targets = new SpatialTarget[_weights.Kernel.Stride / Group];
        for (int i = 0; i < _targets.Length; i++)
            _targets[i] = new((nint)(_input.Pointer + (i * Group * network.Frames.Length)), stride, 0);
    }

    /// <summary>The responses.</summary>
    public TraceBlocks Traces { get; }

    public long VectorOperations => _sum.VectorOperations + _filter.VectorOperations;

    /// <summary>Computes the responses of a branch, and the bipolar input of its ganglion cells on the way.</summary>
    public void Run(TraceBlocks bipolar, BipolarBranch branch, BranchBackground background, GanglionStage<V> ganglion)
    {
        bool readsGanglion = branch.NeedsLastFrame || branch.NeedsAllFrames;
        if (_network.Joint is not null && readsGanglion)
        {
            _sum.Run(bipolar, branch.Kept, _network.Joint, Traces.Rows, Traces.Columns, [.. _targets, .. ganglion.Targets(branch.NeedsAllFrames)], _occupied.Pointer);
            ganglion.TakeOccupied(_occupied.Pointer);
        }
        else
        {
            _sum.Run(bipolar, branch.Kept, _weights.Kernel, Traces.Rows, Traces.Columns, _targets, _occupied.Pointer);
            if (readsGanglion)
                ganglion.SumBipolar(bipolar, branch);
        }

        FilterInTime(branch.AmacrineTypes, background.Amacrine!);
    }

    private void FilterInTime(ulong types, LayerBackground background)
    {
        FrameBlocks frames = _network.Frames;
        _filter.Begin(background, types, Traces);
        for (int position = 0; position < Traces.Rows * Traces.Columns; position++)
        {
            int first = -1, last = -1;
            for (int block = 0; block < frames.Count; block++)
            {
                if (_occupied.Pointer[(position * frames.Count) + block] == 0)
                    continue;
                first = first < 0 ? block : first;
                last = block;
            }

            if (first >= 0)
            {
                float* input = _input.Pointer + (position * _weights.Kernel.Stride * frames.Length) + frames.Padding;
                _filter.Add(position, input, Math.Max(0, frames.FirstFrame(first)), frames.FirstFrame(last) + FrameBlocks.Lanes - 1);
            }
        }

        _filter.End();
    }
}
