using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Kernels;

/// <summary>A dot scene as footprints: discs to be added, pixels lit twice to be taken off, and which columns have input when.</summary>
internal sealed unsafe class SceneFootprints
{
    private const int WordBits = 64;

    private readonly LitTwice _litTwice = new();
    private readonly AlignedBuffer<ulong> _framesByCentre = new();
    private readonly AlignedBuffer<ulong> _frames = new();
    private readonly List<int> _centres = [];
    private int _firstCentre;

    /// <summary>Whole discs, by the row of the centre from -radius.</summary>
    public FootprintRows Discs { get; } = new();

    /// <summary>Pixels counted more than once, by row.</summary>
    public FootprintRows Excess { get; } = new();

    /// <summary>Multiply-adds of sixteen lanes since the object was made.</summary>
    public long VectorOperations => Discs.VectorOperations + Excess.VectorOperations;

    /// <summary>Reads a scene.</summary>
    public void Load(DiscScene scene, MovieWindow layout, DiscFootprints discs, DiscFootprints pixels)
    {
        int frames = scene.Geometry.Frames, radius = scene.Radius;
        int* counts = Discs.BeginCount(scene.Geometry.Rows + (2 * radius));
        for (int frame = 0; frame < frames; frame++)
        {
            foreach (DotPosition dot in scene.PositionsAt(frame))
                counts[dot.Row + radius]++;
        }

        int* places = Discs.BeginPlace();
        Footprint* all = Discs.All;
        FootprintPlace* tabulated = discs.Places + radius;
        for (int frame = 0; frame < frames; frame++)
        {
            foreach (DotPosition dot in scene.PositionsAt(frame))
            {
                FootprintPlace place = tabulated[dot.Column];
                all[places[dot.Row + radius]++] = new((frame * layout.FrameStride) + (place.Column * layout.Types), place.Phase, (ushort)frame, (ushort)place.Column);
            }
        }

        LoadFrames(layout, discs, (frames + WordBits - 1) / WordBits);
        _litTwice.Find(scene);
        LoadExcess(scene.Geometry.Rows, layout, pixels);
    }

    /// <summary>The frames in which the columns of one row of the map have input, [columns with margins, words]; rows must be asked in order.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="discs">The footprints' values.</param>
    /// <param name="firstRow">The first row of centres that reaches the map's row.</param>
    /// <param name="words">Words of a set of frames.</param>
    public ulong* FramesOf(MovieWindow layout, DiscFootprints discs, int firstRow, int words)
    {
        int size = layout.PaddedColumns * words;
        _frames.Reserve(size);
        ulong* frames = _frames.Pointer;
        new Span<ulong>(frames, size).Clear();
        while (_firstCentre < _centres.Count && _centres[_firstCentre] < firstRow)
            _firstCentre++;
        for (int i = _firstCentre; i < _centres.Count && _centres[i] < firstRow + discs.Rows; i++)
        {
            ulong* own = _framesByCentre.Pointer + (i * size);
            for (int word = 0; word < size; word++)
                frames[word] |= own[word];
        }

        return frames;
    }

    private void LoadFrames(MovieWindow layout, DiscFootprints discs, int words)
    {
        int size = layout.PaddedColumns * words, columns = discs.Length / layout.Types;
        _centres.Clear();
        _firstCentre = 0;
        for (int row = 0; row < Discs.Rows; row++)
        {
            if (Discs.Starts[row] == Discs.Starts[row + 1])
                continue;
            _framesByCentre.Reserve((_centres.Count + 1) * size);
            ulong* own = _framesByCentre.Pointer + (_centres.Count * size);
            _centres.Add(row);
            new Span<ulong>(own, size).Clear();
            for (int i = Discs.Starts[row]; i < Discs.Starts[row + 1]; i++)
            {
                Footprint disc = Discs.All[i];
                ulong* sets = own + (disc.Column * words) + (disc.Frame / WordBits);
                for (int column = 0; column < columns; column++)
                    sets[column * words] |= 1UL << disc.Frame;
            }
        }
    }

    private void LoadExcess(int rows, MovieWindow layout, DiscFootprints pixels)
    {
        int* counts = Excess.BeginCount(rows);
        for (int i = 0; i < _litTwice.Count; i++)
            counts[_litTwice.Pixels[i].Row]++;
        int* places = Excess.BeginPlace();
        for (int i = 0; i < _litTwice.Count; i++)
        {
            LitPixel pixel = _litTwice.Pixels[i];
            FootprintPlace place = pixels.Places[pixel.Column];
            Excess.All[places[pixel.Row]++] = new((pixel.Frame * layout.FrameStride) + (place.Column * layout.Types), place.Phase, (ushort)pixel.Frame, (ushort)place.Column);
        }
    }
}
