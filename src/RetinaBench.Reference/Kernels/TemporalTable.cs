namespace RetinaBench.Reference.Kernels;

/// <summary>Temporal kernels spread out so that the weights from one input frame to sixteen output frames are one aligned vector.</summary>
/// <remarks>
/// For a block whose first lane is frame b, input frame s = b - taps + 1 + step weighs lane l with w[taps - 1 - (b + l - s)],
/// zero outside of the kernel: vector <c>step</c> of <c>[types, taps + 15, 16]</c>, the same for every block.
/// </remarks>
internal sealed unsafe class TemporalTable
{
    private readonly AlignedBuffer<float> _table;

    /// <summary>Spreads out kernels given as [types, taps], the current frame last.</summary>
    public TemporalTable(ReadOnlySpan<float> weights, int taps)
    {
        Taps = taps;
        Steps = taps + FrameBlocks.Lanes - 1;
        int types = weights.Length / taps;
        _table = new(types * Steps * FrameBlocks.Lanes);
        for (int type = 0; type < types; type++)
        {
            for (int step = 0; step < Steps; step++)
            {
                for (int lane = 0; lane < FrameBlocks.Lanes; lane++)
                {
                    int lag = taps - 1 - step + lane;
                    if (lag >= 0 && lag < taps)
                        _table.Pointer[(((type * Steps) + step) * FrameBlocks.Lanes) + lane] = weights[(type * taps) + taps - 1 - lag];
                }
            }
        }
    }

    /// <summary>Taps of each kernel.</summary>
    public int Taps { get; }

    /// <summary>Input frames that reach a block: taps + 15.</summary>
    public int Steps { get; }

    /// <summary>The vectors of one type, [steps, 16].</summary>
    public float* Of(int type) => _table.Pointer + (type * Steps * FrameBlocks.Lanes);
}
