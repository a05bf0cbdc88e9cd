using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.ReceptiveFields;

/// <summary>Cells whose receptive fields are known because they are these kernels: [lags, rows, columns], applied everywhere without padding.</summary>
internal sealed class PlantedFieldModel(Action<Stimulus>? before = null) : IRetinaModel
{
    public const int Lags = 6, Size = 4, Frames = 30, Pixels = 12;

    /// <summary>The types, in order.</summary>
    public const int Separable = 0, Moving = 1, Silent = 2, Constant = 3, Unrelated = 4, Rectified = 5, Even = 6, Types = 7;

    /// <summary>Second singular value of the moving kernel; its first and the only one of the separable are 1.</summary>
    public const double Second = 0.6;

    public static double[] TimeOne { get; } = Unit([0.2, 0.9, 1, 0.2, -0.4, -0.2]);

    public static double[] TimeTwo { get; } = Orthogonal([-0.3, -0.6, 0.3, 1, 0.5, 0.1], TimeOne);

    public static double[] SpaceOne { get; } = Unit([.. Enumerable.Range(0, Size * Size).Select(i => Math.Exp(-0.4 * (Squared((i / Size) - 1.5) + Squared((i % Size) - 1))))]);

    public static double[] SpaceTwo { get; } = Orthogonal([.. Enumerable.Range(0, Size * Size).Select(i => (i % Size) - 1.5)], SpaceOne);

    public ModelCard Card { get; } = new()
    {
        Name = "planted",
        Version = "1",
        Description = "Cells with known receptive fields.",
        Citation = "none",
        Input = new(Frames, Pixels, Pixels),
        Layers = [new("first", LayerRole.Bipolar, Types, Frames - Lags + 1, Pixels - Size + 1, Pixels - Size + 1)],
        ThreadSafe = true,
    };

    /// <summary>The kernel of the moving type, or without its second product of the separable one.</summary>
    public static double Kernel(int lag, int position, double second) => (TimeOne[lag] * SpaceOne[position]) + (second * TimeTwo[lag] * SpaceTwo[position]);

    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ResponseBatch batch = ResponseBatch.Allocate(Card, stimuli.Count, query);
        LayerCard layer = Card.Layers[0];
        float[] movie = new float[Card.Geometry.Pixels];
        for (int s = 0; s < stimuli.Count; s++)
        {
            before?.Invoke(stimuli[s]);
            stimuli[s].Render(movie);
            // What the whole movie decides and no correlation with a pixel can find.
            var stream = new RandomStream(movie.Aggregate(17UL, (hash, pixel) => unchecked((hash * 0x100000001B3) ^ BitConverter.SingleToUInt32Bits(pixel))), "unrelated");
            double[] one = InSpace(movie, SpaceOne, layer), two = InSpace(movie, SpaceTwo, layer);
            Span<float> answer = batch[s, 0, 0];
            for (int frame = 0; frame < layer.Frames; frame++)
            {
                for (int position = 0; position < layer.Positions; position++)
                {
                    double separable = InTime(one, TimeOne, frame, position, layer), second = InTime(two, TimeTwo, frame, position, layer);
                    ReadOnlySpan<double> responses = [separable, separable + (Second * second), 0, 0.1, stream.NextDouble(), Math.Max(0, separable), separable * separable];
                    for (int type = 0; type < Types; type++)
                        answer[(((type * layer.Frames) + frame) * layer.Positions) + position] = (float)responses[type];
                }
            }
        }

        return batch;
    }

    // [movie frames, positions].
    private static double[] InSpace(float[] movie, double[] kernel, LayerCard layer)
    {
        double[] sums = new double[Frames * layer.Positions];
        for (int i = 0; i < sums.Length; i++)
        {
            int frame = i / layer.Positions, row = i % layer.Positions / layer.Columns, column = i % layer.Columns;
            for (int k = 0; k < kernel.Length; k++)
                sums[i] += kernel[k] * movie[(((frame * Pixels) + row + (k / Size)) * Pixels) + column + (k % Size)];
        }

        return sums;
    }

    // Response frame f belongs to movie frame f + lags - 1.
    private static double InTime(double[] sums, double[] kernel, int frame, int position, LayerCard layer)
    {
        double response = 0;
        for (int lag = 0; lag < Lags; lag++)
            response += kernel[lag] * sums[((frame + Lags - 1 - lag) * layer.Positions) + position];
        return response;
    }

    private static double Squared(double x) => x * x;

    private static double[] Unit(double[] vector)
    {
        double length = Math.Sqrt(vector.Sum(Squared));
        return [.. vector.Select(v => v / length)];
    }

    private static double[] Orthogonal(double[] vector, double[] unit)
    {
        double along = vector.Zip(unit, (a, b) => a * b).Sum();
        return Unit([.. vector.Zip(unit, (a, b) => a - (along * b))]);
    }
}
