namespace RetinaBench.Reference.Kernels;

/// <summary>Temporal kernels spread out so that the weights from one input frame to sixteen output frames are one aligned vector.</summary>
/// <remarks>
/// For a block whose first lane is frame b, input frame s = b - taps + 1 + step weighs lane l with w[taps - 1 - (b + l - s)],
/// zero outside of the kernel. Vectors lie as [groups of eight types, steps, 8, 16], the same for every block. Sixteen steps
/// of zeros on both ends let two neighbouring blocks run over one range of input frames.
/// </remarks>
internal sealed unsafe class TemporalTable
{
    /// <summary>Types of a group.</summary>
    public const int Group = 8;

    /// <summary>Floats from one step of a type to the next.</summary>
    public const int StepStride = Group * FrameBlocks.Lanes;

    private const int Lanes = FrameBlocks.Lanes;

    private readonly AlignedBuffer<float> _table;
    private readonly int _groupStride;

    /// <summary>Spreads out kernels given as [types, taps], the current frame last.</summary>
    public TemporalTable(ReadOnlySpan<float> weights, int taps)
    {
        Taps = taps;
        Steps = taps + Lanes - 1;
        int types = weights.Length / taps;
        _groupStride = (Lanes + Steps + Lanes) * StepStride;
        _table = new((types + Group - 1) / Group * _groupStride);
        for (int type = 0; type < types; type++)
        {
            for (int step = 0; step < Steps; step++)
            {
                for (int lane = 0; lane < Lanes; lane++)
                {
                    int lag = taps - 1 - step + lane;
                    if (lag >= 0 && lag < taps)
                        Of(type)[(step * StepStride) + lane] = weights[(type * taps) + taps - 1 - lag];
                }
            }
        }
    }

    /// <summary>Taps of each kernel.</summary>
    public int Taps { get; }

    /// <summary>Input frames that reach a block: taps + 15.</summary>
    public int Steps { get; }

    /// <summary>The vector of one type at step 0; readable from step -16 to step <see cref="Steps"/> + 15.</summary>
    public float* Of(int type) => _table.Pointer + (type / Group * _groupStride) + (Lanes * StepStride) + (type % Group * Lanes);
}
