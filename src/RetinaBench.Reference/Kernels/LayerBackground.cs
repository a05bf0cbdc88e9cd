namespace RetinaBench.Reference.Kernels;

/// <summary>What a layer answers when nothing is shown.</summary>
/// <remarks>Traces are [types, frame blocks x 16].</remarks>
internal sealed unsafe class LayerBackground(int types, FrameBlocks frames)
{
    /// <summary>Before rectification; minus infinity in unused lanes.</summary>
    public AlignedBuffer<float> Initial { get; } = new(types * frames.Length);

    /// <summary>After rectification, negated.</summary>
    public AlignedBuffer<float> Negated { get; } = new(types * frames.Length);

    /// <summary>Set of the types that answer anything but 0.</summary>
    public ulong Active { get; private set; }

    /// <summary>Derives <see cref="Negated"/> and <see cref="Active"/> from <see cref="Initial"/>.</summary>
    /// <param name="sign">Sign of the layer's output, 1 or -1.</param>
    public void Rectify(float sign)
    {
        Active = 0;
        for (int i = 0; i < types * frames.Length; i++)
        {
            float value = Math.Max(0, Initial.Pointer[i]);
            Negated.Pointer[i] = value > 0 ? -sign * value : 0;
            if (value > 0)
                Active |= 1UL << (i / frames.Length);
        }
    }
}
