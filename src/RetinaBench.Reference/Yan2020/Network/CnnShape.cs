using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>All convolutions of a network on frames of one size.</summary>
internal sealed class CnnShape
{
    /// <summary>Makes the shapes.</summary>
    /// <exception cref="InputException">The frames are smaller than the field of the network.</exception>
    public CnnShape(Yan2020Architecture architecture, int rows, int columns)
    {
        if (rows < Yan2020Architecture.FieldSide || columns < Yan2020Architecture.FieldSide)
            throw new InputException($"yan2020: frames of {rows} x {columns} pixels are smaller than the filters, {Yan2020Architecture.FieldSide} x {Yan2020Architecture.FieldSide}");
        (Architecture, Rows, Columns) = (architecture, rows, columns);
        PixelSlots = (Pixels + FrameBlocks.Lanes - 1) / FrameBlocks.Lanes * FrameBlocks.Lanes;
        List<Convolution> layers = [];
        int channels = architecture.Channels, height = rows, width = columns, slots = PixelSlots;
        foreach (int kernel in architecture.Kernels)
        {
            var layer = new Convolution(channels, height, width, slots, kernel, architecture.Filters);
            layers.Add(layer);
            (channels, height, width, slots) = (layer.Filters, layer.Rows, layer.Columns, layer.Slots);
        }

        Layers = layers;
    }

    /// <summary>The architecture.</summary>
    public Yan2020Architecture Architecture { get; }

    /// <summary>Rows of the movie.</summary>
    public int Rows { get; }

    /// <summary>Columns of the movie.</summary>
    public int Columns { get; }

    /// <summary>Pixels of a frame.</summary>
    public int Pixels => Rows * Columns;

    /// <summary>Pixels of a frame rounded up to whole vectors.</summary>
    public int PixelSlots { get; }

    /// <summary>The convolutions, from the movie up.</summary>
    public IReadOnlyList<Convolution> Layers { get; }

    /// <summary>The last convolution, whose map the dense weights read.</summary>
    public Convolution Last => Layers[^1];
}
