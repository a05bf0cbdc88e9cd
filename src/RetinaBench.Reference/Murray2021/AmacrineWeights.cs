using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021;

/// <summary>Packed weights of the amacrine layer.</summary>
internal sealed unsafe class AmacrineWeights
{
    private readonly AlignedBuffer<float> _initial;
    private readonly AlignedBuffer<float> _fromBackground;
    private readonly int _size;

    public AmacrineWeights(PackedNetwork network)
    {
        Murray2021Architecture a = network.Architecture;
        Murray2021Parameters p = network.Parameters;
        FrameBlocks frames = network.Frames;
        Kernel = new(a.Amacrine, a.BipolarTypes, a.AmacrineTypes, p.AmacrineSpace!.Weights.Span);
        Time = new(p.AmacrineTime!.Weights.Span, a.Taps);
        _size = a.AmacrineTypes * frames.Length;
        _initial = new(_size);
        _fromBackground = new(a.BipolarTypes * _size);
        for (int type = 0; type < a.AmacrineTypes; type++)
        {
            double[] taps = TraceMath.Taps(p.AmacrineTime, type, a.Taps);
            float* initial = _initial.Pointer + (type * frames.Length);
            TraceMath.Fill(initial, frames, p.AmacrineTime.Bias.Span[type], float.NegativeInfinity);
            TraceMath.AddFilteredConstant(initial, frames, taps, p.AmacrineSpace.Bias.Span[type]);
            for (int source = 0; source < a.BipolarTypes; source++)
            {
                float* negated = network.BipolarBackground.Negated.Pointer + (source * frames.Length);
                float* trace = _fromBackground.Pointer + (source * _size) + (type * frames.Length) + frames.Padding;
                double weight = TraceMath.Sum(p.AmacrineSpace, a.Amacrine.Area, (type * a.BipolarTypes) + source);
                for (int frame = 0; frame < frames.Frames; frame++)
                    trace[frame] = (float)TraceMath.Filtered(negated, frames, taps, frame, weight);
            }
        }
    }

    /// <summary>Bipolar to amacrine cells.</summary>
    public SpatialKernel Kernel { get; }

    public TemporalTable Time { get; }

    /// <summary>The background under a lesion of bipolar types.</summary>
    /// <param name="bipolarKept">Bipolar types that keep their output.</param>
    /// <param name="bipolarActive">Bipolar types with a background.</param>
    /// <param name="background">Receives it.</param>
    public void BackgroundOf(ulong bipolarKept, ulong bipolarActive, LayerBackground background)
    {
        new Span<float>(_initial.Pointer, _size).CopyTo(background.Initial.Span);
        for (int source = 0; source < Kernel.Sources; source++)
        {
            if ((bipolarKept & bipolarActive & (1UL << source)) == 0)
                continue;
            float* trace = _fromBackground.Pointer + (source * _size);
            for (int i = 0; i < _size; i++)
                background.Initial.Pointer[i] += trace[i];
        }

        background.Rectify(-1);
    }
}
