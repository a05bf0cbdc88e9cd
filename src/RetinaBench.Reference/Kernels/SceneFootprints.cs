using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Kernels;

/// <summary>A dot scene as footprints: discs to be added, pixels lit twice to be taken off, and which columns have input when.</summary>
internal sealed unsafe class SceneFootprints
{
    private readonly LitTwice _litTwice = new();
    private readonly AlignedBuffer<int> _firstFrames = new();
    private readonly AlignedBuffer<int> _lastFrames = new();

    /// <summary>Whole discs, by the row of the centre from -radius.</summary>
    public FootprintRows Discs { get; } = new();

    /// <summary>Pixels counted more than once, by row.</summary>
    public FootprintRows Excess { get; } = new();

    /// <summary>Reads a scene.</summary>
    public void Load(DotScene scene, MovieWindow layout, DiscFootprints discs, DiscFootprints pixels)
    {
        int frames = scene.Geometry.Frames, radius = scene.Radius;
        int rows = scene.Geometry.Rows + (2 * radius);
        int* counts = Discs.BeginCount(rows);
        for (int frame = 0; frame < frames; frame++)
        {
            foreach (DotPosition dot in scene.PositionsAt(frame))
                counts[dot.Row + radius]++;
        }

        int* places = Discs.BeginPlace();
        for (int frame = 0; frame < frames; frame++)
        {
            foreach (DotPosition dot in scene.PositionsAt(frame))
            {
                FootprintPlace place = discs.Places[dot.Column + radius];
                Discs.All[places[dot.Row + radius]++] = new((frame * layout.FrameStride) + (place.Column * layout.Types), place.Phase);
            }
        }

        _litTwice.Find(scene);
        LoadExcess(scene.Geometry.Rows, layout, pixels);
    }

    /// <summary>The frames in which the columns of one row of the map have input.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="discs">The footprints' values.</param>
    /// <param name="firstRow">The first row of centres that reaches the map's row.</param>
    /// <param name="firstFrames">Receives the first frame of each column, margins included; more than any frame where there is none.</param>
    /// <param name="lastFrames">Receives the last frame of each column; -1 where there is none.</param>
    public void FramesOf(MovieWindow layout, DiscFootprints discs, int firstRow, Span<int> firstFrames, Span<int> lastFrames)
    {
        firstFrames.Fill(int.MaxValue);
        lastFrames.Fill(-1);
        int columns = discs.Length / layout.Types;
        for (int i = Discs.Starts[firstRow]; i < Discs.Starts[firstRow + discs.Rows]; i++)
        {
            int frame = Discs.All[i].Target / layout.FrameStride, column = Discs.All[i].Target % layout.FrameStride / layout.Types;
            for (int c = column; c < column + columns; c++)
            {
                firstFrames[c] = Math.Min(firstFrames[c], frame);
                lastFrames[c] = Math.Max(lastFrames[c], frame);
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
            Excess.All[places[pixel.Row]++] = new((pixel.Frame * layout.FrameStride) + (place.Column * layout.Types), place.Phase);
        }
    }
}
