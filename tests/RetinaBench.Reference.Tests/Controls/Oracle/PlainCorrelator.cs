using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Controls.Oracle;

/// <summary>The oracle's equations as plain loops over dense arrays: a second computation of every layer, written for eyes, not for speed.</summary>
internal sealed class PlainCorrelator
{
    private const int Side = 7;

    private static readonly int[][] s_thresholds = [[2, 4, 7, 12], [2, 4, 7, 10]];
    private static readonly float[] s_weights = [1 / 4096f, 15 / 4096f, 240 / 4096f, 3840 / 4096f];
    private static readonly int[] s_rightAmacrine = [0, 1, 0, 2, 0];
    private static readonly int[] s_leftAmacrine = [3, 4, 5];

    private readonly MovieGeometry _shape;
    private readonly float[,,] _center;
    private readonly float[,,] _drive;
    private readonly Dictionary<string, float[]> _layers;

    private PlainCorrelator(MovieGeometry shape)
    {
        _shape = shape;
        _center = new float[shape.Frames, shape.Rows, shape.Columns];
        _drive = new float[shape.Frames, shape.Rows, shape.Columns];
        int map = shape.Frames * Side * Side;
        _layers = new() { ["bipolar"] = new float[8 * map], ["amacrine"] = new float[6 * map], ["ganglion"] = new float[2 * map], ["decision"] = new float[2 * shape.Frames] };
    }

    /// <summary>The full response of every layer, [cell types, frames, rows, columns].</summary>
    public static IReadOnlyDictionary<string, float[]> Run(float[] movie, MovieGeometry shape)
    {
        var plain = new PlainCorrelator(shape);
        plain.ForEach((t, r, c) => plain._center[t, r, c] = plain.Erode(movie, t, r, c));
        plain.ForEach(plain.Bipolar);
        plain.ForEach(plain.AmacrineAndGanglion);
        for (int unit = 0; unit < 2; unit++)
        {
            for (int t = 1; t < shape.Frames; t++)
                plain._layers["decision"][(unit * shape.Frames) + t] += plain._layers["decision"][(unit * shape.Frames) + t - 1];
        }

        return plain._layers;
    }

    private void ForEach(Action<int, int, int> position)
    {
        for (int t = 0; t < _shape.Frames; t++)
        {
            for (int r = 5; r < _shape.Rows - 5; r++)
            {
                for (int c = 5; c < _shape.Columns - 5; c++)
                    position(t, r, c);
            }
        }
    }

    private float Erode(float[] movie, int t, int r, int c)
    {
        float least = float.MaxValue;
        for (int dr = -5; dr <= 5; dr++)
        {
            for (int dc = -5; dc <= 5; dc++)
            {
                if ((dr * dr) + (dc * dc) <= 25)
                    least = Math.Min(least, movie[(((t * _shape.Rows) + r + dr) * _shape.Columns) + c + dc]);
            }
        }

        return least > 1 / 16f ? least : 0;
    }

    private float Greatest(float[,,] of, int t, int r, int first, int last)
    {
        float greatest = 0;
        for (int c = Math.Max(0, first); c <= Math.Min(_shape.Columns - 1, last); c++)
            greatest = Math.Max(greatest, of[t, r, c]);
        return greatest;
    }

    private void Bipolar(int t, int r, int c)
    {
        for (int step = 0; step < 4 && t >= 4; step++)
        {
            int threshold = s_thresholds[r % 2][step];
            float present = Math.Min(_center[t, r, c], Greatest(_center, t - 4, r, c - 25, c + 25));
            float response = Math.Max(0, present - Greatest(_center, t - 4, r, c - threshold + 1, c + threshold - 1));
            Add("bipolar", ((r % 2) * 4) + step, t, r, c, response);
            _drive[t, r, c] += s_weights[step] * response;
        }
    }

    private void AmacrineAndGanglion(int t, int r, int c)
    {
        float drive = _drive[t, r, c], right = 0, left = 0;
        if (t >= 2)
        {
            right = Math.Min(drive, 16 * Greatest(_drive, t - 2, r, c - 13, c - 1));
            left = Math.Min(drive, 16 * Greatest(_drive, t - 2, r, c + 1, c + 13));
        }

        Add("amacrine", s_rightAmacrine[r % 5], t, r, c, -right);
        Add("amacrine", s_leftAmacrine[r % 3], t, r, c, -left);
        float preferRight = Math.Max(0, drive - left), preferLeft = Math.Max(0, drive - right);
        Add("ganglion", 0, t, r, c, preferRight);
        Add("ganglion", 1, t, r, c, preferLeft);
        _layers["decision"][t] += preferLeft;
        _layers["decision"][_shape.Frames + t] += preferRight;
    }

    private void Add(string layer, int type, int t, int r, int c, float response) =>
        _layers[layer][(((type * _shape.Frames) + t) * Side * Side) + (r * Side / _shape.Rows * Side) + (c * Side / _shape.Columns)] += response;
}
