using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021;

/// <summary>What amacrine and ganglion cells receive and answer when nothing is shown, under one lesion of bipolar types.</summary>
internal sealed unsafe class BranchBackground
{
    private readonly AlignedBuffer<float> _lastInput;
    private readonly AlignedBuffer<float> _input;
    private readonly AlignedBuffer<float> _lateral;
    private ulong? _preparedFor;

    public BranchBackground(PackedNetwork network)
    {
        GanglionWeights ganglion = network.Ganglion;
        _lastInput = new(ganglion.Rounded);
        _input = new(ganglion.Types * network.Frames.Length);
        _lateral = new(network.Architecture.AmacrineTypes * ganglion.Rounded);
        if (network.Architecture.HasAmacrine)
            Amacrine = new(network.Architecture.AmacrineTypes, network.Frames);
    }

    /// <summary>Of the amacrine layer; null without one.</summary>
    public LayerBackground? Amacrine { get; }

    /// <summary>Amacrine types with a background.</summary>
    public ulong ActiveAmacrine { get; private set; }

    /// <summary>[ganglion types rounded up]: biases and bipolar background in the last frame of ganglion cells.</summary>
    public float* LastInput => _lastInput.Pointer;

    /// <summary>[ganglion types, frame blocks x 16]: biases and bipolar background in the spatial input of ganglion cells.</summary>
    public float* Input => _input.Pointer;

    /// <summary>[amacrine types, ganglion types rounded up]: the amacrine background, filtered as the last ganglion frame sees it.</summary>
    public float* Lateral => _lateral.Pointer;

    /// <summary>Computes the backgrounds of a branch.</summary>
    public void Prepare(PackedNetwork network, BipolarBranch branch)
    {
        // A thread often asks one query again and again.
        if (_preparedFor == branch.Kept)
            return;
        _preparedFor = branch.Kept;
        GanglionWeights ganglion = network.Ganglion;
        ulong bipolar = branch.Kept & network.BipolarBackground.Active;
        ganglion.LastBackgroundOf(bipolar, LastInput);
        ganglion.InputBackgroundOf(bipolar, Input);
        if (network.Amacrine is null)
            return;
        network.Amacrine.BackgroundOf(branch.Kept, network.BipolarBackground.Active, Amacrine!);
        ActiveAmacrine = Amacrine!.Active;
        int length = network.Frames.Length;
        for (int source = 0; source < network.Architecture.AmacrineTypes; source++)
        {
            for (int type = 0; type < ganglion.Types; type++)
            {
                double sum = 0;
                for (int lane = 0; lane < length; lane++)
                    sum -= (double)Amacrine.Negated.Pointer[(source * length) + lane] * ganglion.LastTaps[(type * length) + lane];
                Lateral[(source * ganglion.Rounded) + type] = (float)sum;
            }
        }
    }
}
