using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace ExamplePlugin;

/// <summary>An opponent motion-energy model behind ON and OFF bipolar cells: how a plugin is written.</summary>
/// <remarks>
/// Bipolar cells pool a block of pixels, subtract a running mean, and split into ON and OFF. Ganglion cells filter ON - OFF
/// with an even and an odd Gabor function along columns and with a fast and a slow temporal filter; two sums and differences
/// of the four products form the quadrature pair of either direction, whose energy is the response. The decision compares the
/// mean energies, gathered over time. E. H. Adelson and J. R. Bergen, "Spatiotemporal energy models for the perception of
/// motion", JOSA A 2 (1985), doi:10.1364/JOSAA.2.000284.
/// </remarks>
public sealed class MotionEnergyModel : DenseRetinaModel
{
    // A dot of the published movies is 11 pixels of 255 wide; a block of a 51st of the movie samples it twice.
    private const int BlocksAcross = 51;
    private const float Wavelength = 8;
    private const float EnvelopeWidth = 3;
    private const int GaborRadius = 6;

    // Share of the new value in the running means, per frame.
    private const float AdaptationRate = 0.1f;
    private const float SlowRate = 0.3f;

    // [-radius ... radius]
    private static readonly float[] s_even = [.. Offsets().Select(d => Envelope(d) * MathF.Cos(Phase(d)))];
    private static readonly float[] s_odd = [.. Offsets().Select(d => Envelope(d) * MathF.Sin(Phase(d)))];

    private readonly int _block;

    /// <summary>Makes the model for the movies that the options describe: frames (51), rows (255) and columns (255).</summary>
    /// <param name="options">Options of the registry entry.</param>
    public MotionEnergyModel(IReadOnlyDictionary<string, string> options)
        : this(MovieOptions.Read(options, new(51, 255, 255)))
    {
    }

    /// <summary>Makes the model for movies of a shape.</summary>
    /// <param name="input">The shape of the movies.</param>
    public MotionEnergyModel(MovieGeometry input)
        : base(MakeCard(input)) =>
        _block = Block(input);

    /// <inheritdoc/>
    protected override void Forward(ReadOnlySpan<float> movie, LayerResponses responses)
    {
        LayerCard map = Card.Layers[0];
        responses.Write("bipolar", Bipolar(movie, map));
        responses.Write("ganglion", Ganglion(responses["bipolar"], map));
        responses.Write("decision", Decision(responses["ganglion"], map));
    }

    private static IEnumerable<int> Offsets() => Enumerable.Range(-GaborRadius, (2 * GaborRadius) + 1);

    private static float Envelope(int offset) => MathF.Exp(-offset * offset / (2 * EnvelopeWidth * EnvelopeWidth));

    private static float Phase(int offset) => 2 * MathF.PI * offset / Wavelength;

    private static int Block(MovieGeometry input) => Math.Max(1, Math.Min(input.Rows, input.Columns) / BlocksAcross);

    private static ModelCard MakeCard(MovieGeometry input)
    {
        int rows = input.Rows / Block(input), columns = input.Columns / Block(input);
        return new()
        {
            Name = "motion-energy",
            Version = "1",
            Description = "Opponent motion energy behind ON and OFF bipolar cells.",
            Citation = "E. H. Adelson, J. R. Bergen (1985), doi:10.1364/JOSAA.2.000284",
            Input = input,
            Layers =
            [
                new("bipolar", LayerRole.Bipolar, 2, input.Frames, rows, columns),
                new("ganglion", LayerRole.Ganglion, 2, input.Frames, rows, columns),
                new("decision", LayerRole.Decision, 2, input.Frames, 1, 1),
            ],
            Classes = ["left", "right"],
            ThreadSafe = true,
        };
    }

    private float[] Bipolar(ReadOnlySpan<float> movie, LayerCard map)
    {
        var cells = new float[map.Size];
        Span<float> on = cells.AsSpan(0, map.Size / 2), off = cells.AsSpan(map.Size / 2);
        var mean = new float[map.Positions];
        for (int frame = 0; frame < map.Frames; frame++)
        {
            ReadOnlySpan<float> pixels = movie.Slice(frame * Card.Geometry.PixelsPerFrame, Card.Geometry.PixelsPerFrame);
            for (int position = 0; position < map.Positions; position++)
            {
                float light = Pool(pixels, position / map.Columns, position % map.Columns);

                // Adapted to the first frame, so that a movie does not begin with a flash.
                float contrast = frame == 0 ? 0 : light - mean[position];
                mean[position] = frame == 0 ? light : mean[position] + (AdaptationRate * contrast);
                on[(frame * map.Positions) + position] = Math.Max(0, contrast);
                off[(frame * map.Positions) + position] = Math.Max(0, -contrast);
            }
        }

        return cells;
    }

    private float Pool(ReadOnlySpan<float> pixels, int row, int column)
    {
        float sum = 0;
        for (int r = 0; r < _block; r++)
        {
            foreach (float pixel in pixels.Slice((((row * _block) + r) * Card.Geometry.Columns) + (column * _block), _block))
                sum += pixel;
        }

        return sum / (_block * _block);
    }

    private static float[] Ganglion(ReadOnlySpan<float> bipolar, LayerCard map)
    {
        var cells = new float[map.Size];
        Span<float> left = cells.AsSpan(0, map.Size / 2), right = cells.AsSpan(map.Size / 2);
        ReadOnlySpan<float> on = bipolar[..(map.Size / 2)], off = bipolar[(map.Size / 2)..];
        float[] slowEven = new float[map.Positions], slowOdd = new float[map.Positions];
        for (int frame = 0; frame < map.Frames; frame++)
        {
            for (int position = 0; position < map.Positions; position++)
            {
                (float even, float odd) = Gabor(on, off, (frame * map.Positions) + position, position % map.Columns, map.Columns);
                slowEven[position] += SlowRate * (even - slowEven[position]);
                slowOdd[position] += SlowRate * (odd - slowOdd[position]);

                // Of a pattern moving right, cos(kx - wt), the even response is cos(wt - kx) and the odd one sin(wt - kx): delayed
                // by a quarter of a cycle they become the odd one and minus the even one, so these pairs add up. Moving left, they cancel.
                float difference = even - slowOdd[position], sum = odd + slowEven[position];
                right[(frame * map.Positions) + position] = (difference * difference) + (sum * sum);
                difference = odd - slowEven[position];
                sum = even + slowOdd[position];
                left[(frame * map.Positions) + position] = (difference * difference) + (sum * sum);
            }
        }

        return cells;
    }

    private static (float Even, float Odd) Gabor(ReadOnlySpan<float> on, ReadOnlySpan<float> off, int index, int column, int columns)
    {
        float even = 0, odd = 0;
        for (int d = Math.Max(-GaborRadius, -column); d <= Math.Min(GaborRadius, columns - 1 - column); d++)
        {
            float signal = on[index + d] - off[index + d];
            even += signal * s_even[GaborRadius + d];
            odd += signal * s_odd[GaborRadius + d];
        }

        return (even, odd);
    }

    private static float[] Decision(ReadOnlySpan<float> ganglion, LayerCard map)
    {
        var traces = new float[2 * map.Frames];
        for (int direction = 0; direction < 2; direction++)
        {
            float gathered = 0;
            for (int frame = 0; frame < map.Frames; frame++)
            {
                float sum = 0;
                foreach (float energy in ganglion.Slice(((direction * map.Frames) + frame) * map.Positions, map.Positions))
                    sum += energy;
                gathered += sum / map.Positions;
                traces[(direction * map.Frames) + frame] = gathered;
            }
        }

        return traces;
    }
}
