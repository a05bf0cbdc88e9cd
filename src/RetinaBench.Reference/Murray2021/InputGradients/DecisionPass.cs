using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>The readout of ganglion cells, and back.</summary>
internal sealed unsafe class DecisionPass<V>(GradientNetwork network, LayerPass<V> ganglion)
    where V : struct, ILanes<V>
{
    private const int Lanes = FrameBlocks.Lanes;

    private readonly AlignedBuffer<float> _trace = new(network.Frames.Length);

    /// <summary>The sum of an objective's terms in the decision layer.</summary>
    public double Evaluate(PlannedTerm[] terms)
    {
        double sum = 0;
        foreach (PlannedTerm term in terms)
        {
            ReadOut(term.Type);
            sum += term.Weight * Value(term.Frame);
        }

        return sum;
    }

    /// <summary>Adds the gradient of that sum with respect to the responses of ganglion cells.</summary>
    public void Seed(PlannedTerm[] terms)
    {
        foreach (PlannedTerm term in terms)
        {
            double factor = term.Weight / (term.Frame < 0 ? network.Frames.Frames : 1);
            ReadOnlySpan<float> weights = Weights(term.Type);
            for (int i = 0; i < weights.Length; i++)
                ganglion.AddTo(ganglion.Trace(ganglion.Gradient, i % Positions, i / Positions), term.Frame, (float)(factor * weights[i]));
        }
    }

    private int Positions => ganglion.Rows * ganglion.Output.Columns;

    // [ganglion types, rows, columns].
    private ReadOnlySpan<float> Weights(int choice)
    {
        int count = network.Ganglion.Types * Positions;
        return network.Decision.Weights.Span.Slice(choice * count, count);
    }

    private void ReadOut(int choice)
    {
        ReadOnlySpan<float> weights = Weights(choice);
        for (int block = ganglion.Plan.FirstBlock; block < network.Frames.Count; block++)
        {
            V sum = V.Broadcast(network.Decision.Bias.Span[choice]);
            for (int i = 0; i < weights.Length; i++)
                sum = V.MultiplyAdd(V.Broadcast(weights[i]), V.Load(ganglion.Trace(ganglion.Output, i % Positions, i / Positions) + (block * Lanes)), sum);
            V.Store(_trace.Pointer + (block * Lanes), sum);
        }
    }

    private float Value(int frame)
    {
        float* trace = _trace.Pointer + network.Frames.Padding;
        if (frame >= 0)
            return trace[frame];
        double sum = 0;
        for (int t = 0; t < network.Frames.Frames; t++)
            sum += trace[t];
        return (float)(sum / network.Frames.Frames);
    }
}
