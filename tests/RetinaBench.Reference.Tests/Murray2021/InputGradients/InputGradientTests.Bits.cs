using System.Runtime.InteropServices;
using RetinaBench.Models;
using RetinaBench.Reference.Controls;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Tests.Controls;

namespace RetinaBench.Reference.Tests.Murray2021.InputGradients;

/// <content>What must not change a bit, and what is refused.</content>
public sealed partial class InputGradientTests
{
    [Theory]
    [MemberData(nameof(ArchitectureIndices))]
    public void Differentiate_AnotherVectorWidth_IsBitEqual(int index)
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[index], (ulong)index + 90);
        Murray2021Model[] models = [.. Enum.GetValues<SimdLevel>().Select(level => new Murray2021Model("small", drawn.Parameters, level))];
        var plain = new PlainNetwork(drawn.Parameters, models[0].Card);
        foreach (ResponseObjective objective in Objectives(models[0].Card, Lesion.None, plain.Respond(drawn.Stimuli[0], Lesion.None)))
        {
            (double value, float[] gradient) = Differentiate(models[0], Movie(drawn.Stimuli[0]), objective);
            foreach (Murray2021Model model in models.Skip(1))
                AssertSame(value, gradient, Differentiate(model, Movie(drawn.Stimuli[0]), objective));
        }
    }

    [Fact]
    public void Differentiate_FromSeveralThreadsInAnyOrder_IsBitEqual()
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[0], 5);
        var model = new Murray2021Model("small", drawn.Parameters);
        var plain = new PlainNetwork(drawn.Parameters, model.Card);
        ResponseObjective[] objectives = [.. Lesions(model.Card).SelectMany(l => Objectives(model.Card, l, plain.Respond(drawn.Stimuli[0], l)))];
        float[][] movies = [.. drawn.Stimuli.Select(Movie)];
        (double Value, float[] Gradient)[] alone = [.. Enumerable.Range(0, objectives.Length * movies.Length)
            .Select(i => Differentiate(new Murray2021Model("small", drawn.Parameters), movies[i % movies.Length], objectives[i / movies.Length]))];
        Parallel.For(0, 2 * alone.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            int at = i * 7 % alone.Length;
            AssertSame(alone[at].Value, alone[at].Gradient, Differentiate(model, movies[at % movies.Length], objectives[at / movies.Length]));
        });
    }

    [Fact]
    public void Differentiate_KnownObjective_AllocatesNothing()
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[0], 6);
        var model = new Murray2021Model("small", drawn.Parameters);
        float[] movie = Movie(drawn.Stimuli[0]), gradient = new float[movie.Length];
        var objective = new ResponseObjective(Lesion.None, new ObjectiveTerm(new("decision", 1), Reduction.LastFrame));
        _ = model.Differentiate(movie, objective, gradient);

        // Of several rounds, as on a busy machine the runtime may allocate something of its own once.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10; i++)
                model.Differentiate(movie, objective, gradient);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }

    [Fact]
    public void Differentiate_OnePosition_SeesItsReceptiveFieldOnly()
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[0], 7);
        var model = new Murray2021Model("small", drawn.Parameters);
        (_, float[] gradient) = Differentiate(model, Movie(drawn.Stimuli[^1]), new(Lesion.None, ObjectiveTerm.MeanOverFrames(model.Card.Layers[0], 0, 0)));

        // Bipolar cells of that network read 6 x 6 pixels.
        Assert.All(gradient.Select((g, i) => (g, Row: i / 50 % 45, Column: i % 50)).Where(p => p.Row >= 6 || p.Column >= 6), p => Assert.Equal(0, p.g));
        Assert.Contains(gradient, g => g != 0);
    }

    [Fact]
    public void Differentiate_EverythingLesioned_IsTheBiasAndZero()
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[0], 8);
        var model = new Murray2021Model("small", drawn.Parameters);
        (double value, float[] gradient) = Differentiate(model, Movie(drawn.Stimuli[0]), new(Lesion.Of(model.Card.CellTypes), new ObjectiveTerm(new("decision", 1), Reduction.Mean)));
        Assert.Equal(drawn.Parameters.Decision.Bias.Span[1], value);
        Assert.All(gradient, g => Assert.Equal(0, g));
    }

    [Fact]
    public void Differentiate_SignFlippedModel_DifferentiatesItsOwnResponses()
    {
        Murray2021Parameters parameters = Murray2021Parameters.Random(SmallNetwork.Architecture, 3);
        var model = new SignFlippedModel("flipped", parameters);
        float[] movie = new float[model.Card.Geometry.Pixels];
        Array.Fill(movie, 0.5f);
        movie[^1] = 1;
        foreach (string layer in new[] { "amacrine", "decision" })
        {
            var objective = new ResponseObjective(Lesion.None, new ObjectiveTerm(new(layer, 1), Reduction.Mean, 0, 3), new ObjectiveTerm(new("bipolar", 0), Reduction.Mean));
            double Respond(float[] shown) => objective.Evaluate(model.Card, model.Respond([Stimuli.Stimulus.FromFrames("shown", model.Card.Geometry, shown, -1)], objective.Query), 0);
            (double value, float[] gradient) = Differentiate(model, movie, objective);
            Assert.Equal(Respond(movie), value, 1e-5);

            // Along the gradient, whose effect is far above the rounding of responses.
            double norm = Math.Sqrt(gradient.Sum(g => (double)g * g)), step = 1e-3 / gradient.Max(Math.Abs);
            float[] above = [.. movie.Zip(gradient, (m, g) => (float)(m + (step * g)))], below = [.. movie.Zip(gradient, (m, g) => (float)(m - (step * g)))];
            Assert.Equal(norm * norm, (Respond(above) - Respond(below)) / (2 * step), 1e-2 * norm * norm);
        }
    }

    [Fact]
    public void Differentiate_WhatDoesNotFit_IsRefused()
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[0], 1);
        var model = new Murray2021Model("small", drawn.Parameters);
        float[] movie = Movie(drawn.Stimuli[0]), gradient = new float[movie.Length];
        var good = new ResponseObjective(Lesion.None, new ObjectiveTerm(new("ganglion", 0), Reduction.Mean));
        Assert.Contains("20x45x50", Assert.Throws<ArgumentException>(() => model.Differentiate(movie.AsSpan(1), good, gradient)).Message, StringComparison.Ordinal);
        Assert.Contains("gradient", Assert.Throws<ArgumentException>(() => model.Differentiate(movie, good, gradient.AsSpan(1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => model.Differentiate(movie, good, movie));
        Assert.Throws<ArgumentException>(() => model.Differentiate(movie, new(Lesion.None, new ObjectiveTerm(new("ganglion", 8), Reduction.Mean)), gradient));
        Assert.Throws<ArgumentException>(() => model.Differentiate(movie, new(Lesion.None, new ObjectiveTerm(new("ganglion", 0), Reduction.Maximum)), gradient));
    }

    private static void AssertSame(double value, float[] gradient, (double Value, float[] Gradient) found)
    {
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(found.Value));
        Assert.True(MemoryMarshal.AsBytes(gradient.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(found.Gradient.AsSpan())));
    }
}
