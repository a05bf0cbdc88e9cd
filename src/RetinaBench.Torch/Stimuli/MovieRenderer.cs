using System.Runtime.InteropServices;
using RetinaBench.Stimuli;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Stimuli;

/// <summary>Makes movies on a device: discs from where they are, everything else from frames that are drawn on the host.</summary>
/// <remarks>A movie is the same, bit for bit, whichever way it comes and whatever else is drawn with it.</remarks>
/// <param name="geometry">Shape of the movies.</param>
/// <param name="device">Where they are made.</param>
internal sealed class MovieRenderer(MovieGeometry geometry, Device device)
{
    /// <summary>
    /// The largest discs that are drawn on the device. Discs are drawn whole, on a canvas that has room for those which only touch the
    /// movie, so that large ones would ask for a canvas much larger than it.
    /// </summary>
    public const int MaximumRadius = 32;

    /// <summary>Values of memory that the movies take on the way, for each value of a movie: the canvas and the movie cut out of it.</summary>
    public const int Copies = 2;

    /// <summary>Makes the movies of stimuli, and dark ones behind them.</summary>
    /// <param name="stimuli">Stimuli of the renderer's geometry, at least one.</param>
    /// <param name="count">Number of movies wanted, at least that of the stimuli.</param>
    /// <returns>[count, frames, rows, columns].</returns>
    public Tensor Render(ReadOnlySpan<Stimulus> stimuli, int count)
    {
        List<Tensor> movies = [];
        for (int from = 0, to; from < stimuli.Length; from = to)
        {
            to = from + 1;
            if (RadiusOf(stimuli[from]) is not { } radius)
            {
                movies.Add(Copy(stimuli[from]));
                continue;
            }

            while (to < stimuli.Length && RadiusOf(stimuli[to]) == radius)
                to++;
            movies.Add(Draw(stimuli[from..to], radius));
        }

        if (stimuli.Length < count)
            movies.Add(zeros([count - stimuli.Length, geometry.Frames, geometry.Rows, geometry.Columns], ScalarType.Float32, device));
        return movies.Count == 1 ? movies[0] : cat([.. movies], 0);
    }

    private static int? RadiusOf(Stimulus stimulus) => stimulus.Scene is DiscScene { Radius: <= MaximumRadius } scene ? scene.Radius : null;

    private Tensor Copy(Stimulus stimulus)
    {
        float[] frames = new float[geometry.Pixels];
        stimulus.Render(frames);
        return tensor(frames, [1, geometry.Frames, geometry.Rows, geometry.Columns], device: device);
    }

    // A disc that touches the movie has its centre at most a radius outside, and reaches another one further.
    private Tensor Draw(ReadOnlySpan<Stimulus> stimuli, int radius)
    {
        int margin = 2 * radius, rows = geometry.Rows + (2 * margin), columns = geometry.Columns + (2 * margin);
        long[] centres = Centres(stimuli, radius, margin, rows, columns), disc = Disc(radius, columns);
        long canvas = (long)stimuli.Length * geometry.Frames * rows * columns;
        Tensor movies = zeros([canvas], ScalarType.Float32, device);
        if (centres.Length > 0)
        {
            Tensor lit = tensor(centres, [centres.Length, 1], device: device) + tensor(disc, [1, disc.Length], device: device);
            movies.index_fill_(0, lit.reshape(-1), 1);
        }

        return movies.reshape(stimuli.Length, geometry.Frames, rows, columns).narrow(2, margin, geometry.Rows).narrow(3, margin, geometry.Columns);
    }

    // Places on the canvas, one after the other over stimuli and frames.
    private long[] Centres(ReadOnlySpan<Stimulus> stimuli, int radius, int margin, int rows, int columns)
    {
        List<long> centres = [];
        for (int i = 0; i < stimuli.Length; i++)
        {
            var scene = (DiscScene)stimuli[i].Scene!;
            for (int frame = 0; frame < geometry.Frames; frame++)
            {
                long start = (((long)i * geometry.Frames) + frame) * rows * columns;
                foreach (DotPosition at in scene.PositionsAt(frame))
                {
                    if (Touches(at.Row, geometry.Rows, radius) && Touches(at.Column, geometry.Columns, radius))
                        centres.Add(start + ((at.Row + margin) * (long)columns) + at.Column + margin);
                }
            }
        }

        return [.. CollectionsMarshal.AsSpan(centres)];
    }

    private static bool Touches(int centre, int size, int radius) => centre >= -radius && centre < size + radius;

    // Where the pixels of a disc lie on the canvas, seen from its centre.
    private static long[] Disc(int radius, int columns)
    {
        List<long> pixels = [];
        for (int dr = -radius; dr <= radius; dr++)
        {
            int half = DiscScene.HalfWidth(radius, dr);
            for (int dc = -half; dc <= half; dc++)
                pixels.Add(((long)dr * columns) + dc);
        }

        return [.. pixels];
    }
}
