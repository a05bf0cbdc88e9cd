namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <content>What an objective reads of the layer itself.</content>
internal sealed unsafe partial class LayerPass<V>
{
    /// <summary>The sum of the objective's terms in this layer.</summary>
    public double Evaluate()
    {
        double sum = 0;
        foreach (PlannedTerm term in Plan.Terms)
            sum += term.Weight * Value(term);
        return sum;
    }

    /// <summary>Adds the gradient of that sum with respect to the responses.</summary>
    public void Seed()
    {
        foreach (PlannedTerm term in Plan.Terms)
        {
            (int first, int end) = Positions(term);
            float weight = (float)(term.Weight / (end - first) / (term.Frame < 0 ? Plan.Frames.Frames : 1));
            for (int position = first; position < end; position++)
                AddTo(Trace(Gradient, position, term.Type), term.Frame, weight);
        }
    }

    /// <summary>Adds a number to one frame of a trace, or to all of them.</summary>
    /// <param name="trace">The trace from its first block on.</param>
    /// <param name="frame">The frame, or -1 for all.</param>
    /// <param name="value">The number.</param>
    public void AddTo(float* trace, int frame, float value)
    {
        if (frame >= 0)
        {
            trace[Plan.Frames.Padding + frame] += value;
            return;
        }

        for (int block = 0; block < Plan.Frames.Count; block++)
            V.Store(trace + (block * Lanes), V.Add(V.Load(trace + (block * Lanes)), V.Broadcast(value)));
    }

    /// <summary>The trace of a type at a position.</summary>
    public float* Trace(TraceMap map, int position, int type) =>
        map.At(position / map.Columns, position % map.Columns) + (type * _length);

    // As ResponseReducer does: a mean in double precision, rounded once.
    private float Value(PlannedTerm term)
    {
        (int first, int end) = Positions(term);
        int firstFrame = Math.Max(0, term.Frame), endFrame = term.Frame < 0 ? Plan.Frames.Frames : term.Frame + 1;
        double sum = 0;
        for (int position = first; position < end; position++)
        {
            float* trace = Trace(Output, position, term.Type) + Plan.Frames.Padding;
            for (int frame = firstFrame; frame < endFrame; frame++)
                sum += trace[frame];
        }

        return (float)(sum / (end - first) / (endFrame - firstFrame));
    }

    private (int First, int End) Positions(PlannedTerm term) => term.Position < 0 ? (0, Rows * Output.Columns) : (term.Position, term.Position + 1);
}
