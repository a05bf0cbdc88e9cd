namespace RetinaBench.Reference.Kernels;

/// <summary>Spatial kernels of all channels of a layer, packed so that the weights of eight channels lie side by side.</summary>
internal sealed unsafe class SpatialKernel
{
    /// <summary>Channels that are summed together.</summary>
    public const int Group = 8;

    private readonly AlignedBuffer<float> _weights;

    /// <summary>Packs kernels given as [channels, sources, rows, columns].</summary>
    public SpatialKernel(SpatialWindow window, int sources, int channels, ReadOnlySpan<float> weights)
    {
        Window = window;
        Sources = sources;
        Channels = channels;
        _weights = new(window.Area * sources * Stride);
        for (int channel = 0; channel < channels; channel++)
        {
            for (int source = 0; source < sources; source++)
            {
                for (int at = 0; at < window.Area; at++)
                    _weights.Pointer[(((at * sources) + source) * Stride) + channel] = weights[(((channel * sources) + source) * window.Area) + at];
            }
        }
    }

    public SpatialWindow Window { get; }

    public int Sources { get; }

    public int Channels { get; }

    /// <summary>Channels rounded up to whole groups: floats from one source to the next.</summary>
    public int Stride => (Channels + Group - 1) / Group * Group;

    /// <summary>[rows, columns, sources, channels rounded up].</summary>
    public float* Weights => _weights.Pointer;
}
