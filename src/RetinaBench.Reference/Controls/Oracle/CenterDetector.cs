using System.Runtime.InteropServices;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls.Oracle;

/// <summary>Finds the disc centres of every frame of a movie: grey-scale erosion with the disc, values above 1/16 kept.</summary>
/// <remarks>
/// center(r, c) = min of pixel(r + i, c + j) over i^2 + j^2 &lt;= 25, for discs that lie wholly in view. Lit dots of that radius
/// give their centres; what else a cluster of overlapping dots may contain is a centre as well, rarely.
/// </remarks>
internal static class CenterDetector
{
    /// <summary>Detects centres in each frame, from the sparse form where there is one.</summary>
    /// <param name="stimulus">The movie.</param>
    /// <returns>One entry a frame; frames of equal pixels may share theirs.</returns>
    public static CenterFrame[] Detect(Stimulus stimulus) => stimulus.Scene switch
    {
        DiscScene discs => new LitCenterDetector(discs.Geometry).Detect(discs),
        StillScene still => DetectStill(still),
        _ => DetectDense(stimulus),
    };

    private static CenterFrame[] DetectStill(StillScene scene)
    {
        MovieGeometry geometry = scene.Geometry;
        float[] pixels = new float[geometry.PixelsPerFrame];
        scene.RenderFrame(0, pixels);
        var frames = new CenterFrame[geometry.Frames];
        Array.Fill(frames, new DiscErosion(geometry.Rows, geometry.Columns).Centers(pixels));
        return frames;
    }

    private static CenterFrame[] DetectDense(Stimulus stimulus)
    {
        MovieGeometry geometry = stimulus.Geometry;
        var erosion = new DiscErosion(geometry.Rows, geometry.Columns);
        float[] pixels = new float[geometry.PixelsPerFrame], previous = new float[geometry.PixelsPerFrame];
        var frames = new CenterFrame[geometry.Frames];
        for (int frame = 0; frame < frames.Length; frame++)
        {
            stimulus.RenderFrame(frame, pixels);

            // Compared as bytes, which is many times faster than as floats.
            frames[frame] = frame > 0 && MemoryMarshal.AsBytes(pixels.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(previous.AsSpan())) ? frames[frame - 1] : erosion.Centers(pixels);
            (pixels, previous) = (previous, pixels);
        }

        return frames;
    }
}
