using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Training;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

/// <summary>A network, its parameters in the order of <see cref="ParameterLayout"/>, and a batch of a training set: all that a gradient depends on.</summary>
internal sealed record GradientCase(Murray2021Architecture Architecture, float[] Parameters, TrainingSet Set, IReadOnlyList<int> Batch, int DropoutPercent, ulong Seed, uint Epoch)
{
    /// <summary>The batch, rendered and with its dropout drawn.</summary>
    public IReadOnlyList<PlainStimulus> Stimuli() => [.. Batch.Select(index => PlainStimulus.Of(this, index))];

    /// <summary>The parameters in double precision.</summary>
    public double[] PlainParameters() => [.. Parameters.Select(value => (double)value)];

    /// <summary>Draws parameters and a training set of four scenes; the batch is two of them, of both classes.</summary>
    /// <param name="architecture">The network's shape.</param>
    /// <param name="dropoutPercent">Dropout; with some, parameters keep the sign constraint, and without they need not.</param>
    /// <param name="seed">Seed of the draw and of the dropout.</param>
    /// <param name="radius">Radius of the dots.</param>
    public static GradientCase Draw(Murray2021Architecture architecture, int dropoutPercent, ulong seed, int radius = 2)
    {
        MovieGeometry input = architecture.Input;
        var stream = new RandomStream(seed, "tests/gradient-case");
        int spread = input.Columns / 2;
        DotScene Scene() => new(input, radius, -spread, input.Columns + spread,
            [.. Enumerable.Range(0, 12).Select(_ => new Dot(stream.NextInt(input.Rows + (2 * radius)) - radius, stream.NextInt(input.Columns + (2 * spread)) - spread, stream.NextUniform(-3, 3)))]);
        var layout = new ParameterLayout(architecture);
        float[] parameters = layout.Flatten(Murray2021Parameters.Random(architecture, seed));
        foreach (ParameterBlock block in layout.Blocks.Where(block => block.NonNegative && dropoutPercent > 0))
        {
            foreach (ref float value in parameters.AsSpan(block.Offset, block.Count))
                value = Math.Abs(value);
        }

        return new(architecture, parameters, new([Scene(), Scene(), Scene(), Scene()], [0, 1, 1, 0]), [2, 0], dropoutPercent, seed, Epoch: 3);
    }
}
