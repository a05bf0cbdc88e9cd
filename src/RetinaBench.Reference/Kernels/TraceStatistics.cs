using RetinaBench.Models;

namespace RetinaBench.Reference.Kernels;

/// <summary>Reduces the stored blocks and the background of a layer to what was asked for.</summary>
internal sealed unsafe class TraceStatistics<V>
    where V : struct, ILanes<V>
{
    private const int Lanes = FrameBlocks.Lanes;

    private readonly AlignedBuffer<float> _lanes = new();
    private readonly AlignedBuffer<int> _stored = new();

    /// <summary>Reduces one layer.</summary>
    /// <param name="traces">The stored blocks.</param>
    /// <param name="negatedBackground">[types, frame blocks x 16].</param>
    /// <param name="kept">Set of the types that keep their output; the others answer 0.</param>
    /// <param name="reduction">What is asked.</param>
    /// <param name="target">Receives the values.</param>
    public void Reduce(TraceBlocks traces, float* negatedBackground, ulong kept, Reduction reduction, Span<float> target)
    {
        int frames = traces.Frames.Frames;
        switch (reduction)
        {
            case Reduction.Full:
                CopyFrames(traces, negatedBackground, kept, 0, target);
                break;
            case Reduction.LastFrame:
                CopyFrames(traces, negatedBackground, kept, frames - 1, target);
                break;
            case Reduction.LastFrameEnergy:
                Energy(traces, negatedBackground, kept, target);
                break;
            case Reduction.Minimum or Reduction.Maximum:
                Extremes(traces, negatedBackground, kept, reduction == Reduction.Maximum, target);
                break;
            default:
                Means(traces, negatedBackground, kept, reduction == Reduction.SpatialMean, target);
                break;
        }
    }

    private static void CopyFrames(TraceBlocks traces, float* negatedBackground, ulong kept, int first, Span<float> target)
    {
        FrameBlocks frames = traces.Frames;
        int positions = traces.Rows * traces.Columns, count = frames.Frames - first;
        for (int type = 0; type < traces.Types; type++)
        {
            for (int frame = 0; frame < count; frame++)
            {
                float background = Keeps(kept, type) ? -negatedBackground[(type * frames.Length) + frames.Padding + first + frame] : 0;
                target.Slice(((type * count) + frame) * positions, positions).Fill(background + 0f);
            }
        }

        for (int position = 0; position < positions; position++)
        {
            for (int i = traces.Starts[position]; i < traces.Starts[position + 1]; i++)
            {
                BlockCode code = traces.Codes[i];
                if (!Keeps(kept, code.Type))
                    continue;
                for (int lane = 0; lane < Lanes; lane++)
                {
                    int frame = frames.FirstFrame(code.Block) + lane - first;
                    if (frame >= 0)
                        target[(((code.Type * count) + frame) * positions) + position] += traces.Data[(i * Lanes) + lane];
                }
            }
        }
    }

    private static void Energy(TraceBlocks traces, float* negatedBackground, ulong kept, Span<float> target)
    {
        FrameBlocks frames = traces.Frames;
        Span<double> energy = stackalloc double[traces.Types];
        Span<int> silent = stackalloc int[traces.Types];
        energy.Clear();
        silent.Fill(traces.Rows * traces.Columns);
        for (int i = 0; i < traces.Count; i++)
        {
            BlockCode code = traces.Codes[i];
            if (code.Block != frames.Count - 1)
                continue;
            float value = traces.Data[(i * Lanes) + Lanes - 1] - negatedBackground[(code.Type * frames.Length) + frames.Length - 1];
            energy[code.Type] += (double)value * value;
            silent[code.Type]--;
        }

        for (int type = 0; type < traces.Types; type++)
        {
            double background = negatedBackground[(type * frames.Length) + frames.Length - 1];
            target[type] = Keeps(kept, type) ? (float)(energy[type] + (silent[type] * background * background)) : 0;
        }
    }

    private void Means(TraceBlocks traces, float* negatedBackground, ulong kept, bool byFrame, Span<float> target)
    {
        FrameBlocks frames = traces.Frames;
        int size = traces.Types * frames.Length;
        _lanes.Reserve(size);
        float* sums = _lanes.Pointer;
        new Span<float>(sums, size).Clear();
        for (int i = 0; i < traces.Count; i++)
        {
            float* sum = sums + (traces.Codes[i].Type * frames.Length) + (traces.Codes[i].Block * Lanes);
            V.Store(sum, V.Add(V.Load(traces.Data + (i * Lanes)), V.Load(sum)));
        }

        double positions = (double)traces.Rows * traces.Columns;
        for (int type = 0; type < traces.Types; type++)
        {
            double total = 0;
            for (int frame = 0; frame < frames.Frames; frame++)
            {
                int at = (type * frames.Length) + frames.Padding + frame;
                double mean = Keeps(kept, type) ? (sums[at] / positions) - negatedBackground[at] : 0;
                total += mean;
                if (byFrame)
                    target[(type * frames.Frames) + frame] = (float)mean;
            }

            if (!byFrame)
                target[type] = (float)(total / frames.Frames);
        }
    }

    private void Extremes(TraceBlocks traces, float* negatedBackground, ulong kept, bool maximum, Span<float> target)
    {
        FrameBlocks frames = traces.Frames;
        int blocks = traces.Types * frames.Count;
        _lanes.Reserve(blocks * Lanes);
        _stored.Reserve(blocks);
        new Span<int>(_stored.Pointer, blocks).Clear();
        new Span<float>(_lanes.Pointer, blocks * Lanes).Fill(maximum ? float.NegativeInfinity : float.PositiveInfinity);
        for (int i = 0; i < traces.Count; i++)
        {
            int block = (traces.Codes[i].Type * frames.Count) + traces.Codes[i].Block;
            V known = V.Load(_lanes.Pointer + (block * Lanes)), value = V.Load(traces.Data + (i * Lanes));
            V.Store(_lanes.Pointer + (block * Lanes), maximum ? V.Max(known, value) : V.Min(known, value));
            _stored.Pointer[block]++;
        }

        for (int type = 0; type < traces.Types; type++)
        {
            float extreme = maximum ? float.NegativeInfinity : float.PositiveInfinity;
            for (int lane = frames.Padding; lane < frames.Length; lane++)
            {
                int at = (type * frames.Length) + lane;
                float difference = _lanes.Pointer[at];
                if (_stored.Pointer[at / Lanes] < traces.Rows * traces.Columns)
                    difference = maximum ? Math.Max(0, difference) : Math.Min(0, difference);
                float value = difference - negatedBackground[at];
                extreme = maximum ? Math.Max(extreme, value) : Math.Min(extreme, value);
            }

            target[type] = Keeps(kept, type) ? extreme : 0;
        }
    }

    private static bool Keeps(ulong kept, int type) => (kept >> type & 1) != 0;
}
