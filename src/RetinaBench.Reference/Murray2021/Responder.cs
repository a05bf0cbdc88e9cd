using RetinaBench.Models;
using RetinaBench.Reference.Kernels;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021;

/// <summary>Computes responses on one width of vectors: bipolar cells once, then what depends on each lesion.</summary>
internal sealed unsafe class Responder<V> : IResponder
    where V : struct, ILanes<V>
{
    private readonly PackedNetwork _network;
    private readonly BipolarStage<V> _bipolar;
    private readonly AmacrineStage<V>? _amacrine;
    private readonly GanglionStage<V> _ganglion;
    private readonly TraceStatistics<V> _statistics = new();
    private readonly AlignedBuffer<float> _noBackground;
    private QueryPlan _plan = null!;
    private BranchBackground[] _backgrounds = [];

    public Responder(PackedNetwork network)
    {
        _network = network;
        _bipolar = new(network);
        _amacrine = network.Amacrine is null ? null : new(network);
        _ganglion = new(network);
        _noBackground = new(network.Ganglion.Types * network.Frames.Length);
    }

    public long VectorOperations => _bipolar.VectorOperations + (_amacrine?.VectorOperations ?? 0) + _ganglion.VectorOperations;

    public void Begin(QueryPlan plan)
    {
        _plan = plan;
        int known = _backgrounds.Length;
        if (known < plan.Branches.Count)
        {
            Array.Resize(ref _backgrounds, plan.Branches.Count);
            for (int i = known; i < _backgrounds.Length; i++)
                _backgrounds[i] = new(_network);
        }

        for (int i = 0; i < plan.Branches.Count; i++)
            _backgrounds[i].Prepare(_network, plan.Branches[i]);
    }

    public void Respond(Stimulus stimulus, ResponseBatch batch, int index)
    {
        if (_plan.BipolarTypes != 0)
            _bipolar.Run(stimulus, _plan.BipolarTypes, _plan.AsksBipolar);
        else
            _bipolar.Skip();
        for (int i = 0; i < _plan.Branches.Count; i++)
        {
            BipolarBranch branch = _plan.Branches[i];
            if (branch.GoesBeyondBipolar)
                RunBranch(branch, _backgrounds[i]);
            foreach (AmacrineBranch circuit in branch.Branches)
                RunCircuit(branch, circuit, _backgrounds[i], batch, index);
        }

        GC.KeepAlive(_network);
    }

    private void RunBranch(BipolarBranch branch, BranchBackground background)
    {
        bool readsAmacrine = _amacrine is not null && branch.AmacrineTypes != 0;
        bool summed = readsAmacrine && _amacrine!.Run(_bipolar.Traces, branch, background, _ganglion);
        if (!summed && branch.NeedsGanglion)
            _ganglion.SumBipolar(_bipolar.Traces, branch);
        if (branch.NeedsLastFrame)
            _ganglion.ReduceAmacrine(readsAmacrine ? _amacrine!.Traces : null, branch.AmacrineTypes);
    }

    private void RunCircuit(BipolarBranch branch, AmacrineBranch circuit, BranchBackground background, ResponseBatch batch, int index)
    {
        if (circuit.NeedsLastFrame)
            _ganglion.LastFrame(circuit, background);
        if (circuit.NeedsAllFrames)
            _ganglion.AllFrames(circuit, background, circuit.Kept == 0 ? null : _amacrine?.Traces);
        foreach (ConditionPlan condition in circuit.Conditions)
        {
            for (int r = 0; r < condition.Requests.Count; r++)
                Answer(condition, condition.Requests[r], background, batch[index, condition.Index, r]);
        }
    }

    private void Answer(ConditionPlan condition, ResponseRequest request, BranchBackground background, Span<float> target)
    {
        Reduction reduction = request.Reduction;
        switch (request.Layer)
        {
            case Murray2021Model.BipolarLayer:
                Reduce(_bipolar.Traces, _network.BipolarBackground.Negated.Pointer, condition.Bipolar, reduction, target);
                break;
            case Murray2021Model.AmacrineLayer:
                Reduce(_amacrine!.Traces, background.Amacrine!.Negated.Pointer, condition.Amacrine, reduction, target);
                break;
            case Murray2021Model.GanglionLayer when ConditionPlan.IsLastFrame(reduction):
                _ganglion.AnswerLastFrame(condition.Ganglion, reduction, target);
                break;
            case Murray2021Model.GanglionLayer:
                Reduce(_ganglion.Traces, _noBackground.Pointer, condition.Ganglion, reduction, target);
                break;
            default:
                _ganglion.AnswerDecision(condition.Ganglion, reduction, target);
                break;
        }
    }

    private void Reduce(TraceBlocks traces, float* negatedBackground, ulong kept, Reduction reduction, Span<float> target)
    {
        if (kept == 0)
            target.Clear();
        else
            _statistics.Reduce(traces, negatedBackground, kept, reduction, target);
    }
}
