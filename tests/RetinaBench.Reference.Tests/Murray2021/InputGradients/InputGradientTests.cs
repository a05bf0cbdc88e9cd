using RetinaBench.Models;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Murray2021.InputGradients;

/// <summary>Derivatives with respect to the movie against finite differences of the plain equations in double precision.</summary>
public sealed partial class InputGradientTests
{
    // Sums of up to some thousand products in single precision, relative to the largest derivative of the movie.
    private const double Relative = 2e-5;

    // The plain network is linear between kinks, so that double precision bears steps which hardly ever meet one.
    private const double Step = 1e-6;

    // Rounding of a response of order 1 in double precision, over the step.
    private const double Cancellation = 1e-8;

    public static TheoryData<int> ArchitectureIndices => [.. Enumerable.Range(0, SmallCase.Architectures.Count)];

    [Theory]
    [MemberData(nameof(ArchitectureIndices))]
    public void Differentiate_AnyArchitectureAndObjective_AgreesWithFiniteDifferences(int index)
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[index], (ulong)index + 60);
        var model = new Murray2021Model("small", drawn.Parameters);
        var plain = new PlainNetwork(drawn.Parameters, model.Card);
        double[] movie = [.. Movie(drawn.Stimuli[^1]).Select(v => (double)v)];
        double[][] directions = Directions(model.Card.Geometry, (ulong)index);
        foreach (Lesion lesion in Lesions(model.Card))
        {
            List<ResponseObjective> objectives = Objectives(model.Card, lesion, plain.Respond(movie, lesion));
            float[][] gradients = [.. objectives.Select(o => Differentiate(model, Movie(drawn.Stimuli[^1]), o).Gradient)];
            foreach (double[] direction in directions)
            {
                IReadOnlyDictionary<string, double[]> above = plain.Respond(Moved(movie, direction, Step), lesion), below = plain.Respond(Moved(movie, direction, -Step), lesion);
                for (int o = 0; o < objectives.Count; o++)
                {
                    double expected = (Evaluate(model.Card, objectives[o], above) - Evaluate(model.Card, objectives[o], below)) / (2 * Step);
                    double found = gradients[o].Zip(direction, (g, d) => g * d).Sum(), scale = gradients[o].Max(Math.Abs) * Math.Sqrt(direction.Sum(d => d * d));
                    Assert.True(Math.Abs(found - expected) <= (Relative * scale) + Cancellation, FormattableString.Invariant($"{objectives[o]}: {found}, finite difference {expected}, scale {scale}"));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(ArchitectureIndices))]
    public void Differentiate_AnyArchitectureAndObjective_ReturnsWhatRespondSays(int index)
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[index], (ulong)index + 80);
        var model = new Murray2021Model("small", drawn.Parameters);
        var plain = new PlainNetwork(drawn.Parameters, model.Card);
        foreach (Stimulus stimulus in drawn.Stimuli)
        {
            foreach (Lesion lesion in Lesions(model.Card))
            {
                IReadOnlyDictionary<string, double[]> responses = plain.Respond(stimulus, lesion);
                double scale = responses.Max(r => r.Value.Max(Math.Abs));
                foreach (ResponseObjective objective in Objectives(model.Card, lesion, responses))
                {
                    double expected = objective.Evaluate(model.Card, model.Respond([stimulus], objective.Query), 0);
                    Assert.Equal(expected, Differentiate(model, Movie(stimulus), objective).Value, Relative * scale * objective.Terms.Sum(t => Math.Abs(t.Weight)));
                }
            }
        }
    }

    // The first directions show single pixels: of the middle, where all layers look, and drawn ones; the last ones all of them.
    private static double[][] Directions(MovieGeometry geometry, ulong seed)
    {
        var random = new RandomStream(seed, "tests/directions");
        double[][] directions = [.. Enumerable.Range(0, 6).Select(_ => new double[geometry.Pixels])];
        directions[0][((((geometry.Frames - 1) * geometry.Rows) + (geometry.Rows / 2)) * geometry.Columns) + (geometry.Columns / 2)] = 1;
        directions[1][((((geometry.Frames - 3) * geometry.Rows) + (geometry.Rows / 3)) * geometry.Columns) + (geometry.Columns / 2)] = 1;
        directions[2][random.NextInt(geometry.Pixels)] = 1;
        directions[3][random.NextInt(geometry.Pixels)] = 1;
        for (int i = 0; i < geometry.Pixels; i++)
        {
            directions[4][i] = random.NextUniform(-1, 1);
            directions[5][i] = random.NextUniform(-1, 1);
        }

        return directions;
    }

    private static IEnumerable<Lesion> Lesions(ModelCard card) => [Lesion.None, Lesion.Of(card.Layers.SkipLast(1).Where(l => l.CellTypes > 1).Select(l => new CellType(l.Name, 0)))];

    // Every layer in every linear reduction, at the strongest place where there is one, and sums over layers.
    private static List<ResponseObjective> Objectives(ModelCard card, Lesion lesion, IReadOnlyDictionary<string, double[]> responses)
    {
        List<ResponseObjective> objectives = [];
        foreach (LayerCard layer in card.Layers)
        {
            int perType = layer.Frames * layer.Positions, early = layer.Frames / 2 * layer.Positions;
            double[] full = responses[layer.Name];
            int strongest = Enumerable.Range(0, layer.CellTypes).MaxBy(t => full.AsSpan(((t + 1) * perType) - layer.Positions, layer.Positions).ToArray().Max(Math.Abs));
            int position = Enumerable.Range(0, layer.Positions).MaxBy(p => Math.Abs(full[((strongest + 1) * perType) - layer.Positions + p]));
            var type = new CellType(layer.Name, strongest);
            objectives.Add(new(lesion, new ObjectiveTerm(type, Reduction.LastFrame, position)));
            objectives.Add(new(lesion, new ObjectiveTerm(type, Reduction.Full, early + position, 2)));
            objectives.Add(new(lesion, new ObjectiveTerm(type, Reduction.SpatialMean, layer.Frames - 1)));
            objectives.Add(new(lesion, new ObjectiveTerm(new(layer.Name, layer.CellTypes - 1), Reduction.Mean, 0, -3)));
            objectives.Add(new(lesion, ObjectiveTerm.MeanOverFrames(layer, strongest, position)));
        }

        ObjectiveTerm right = new(new("decision", 1), Reduction.LastFrame), left = new(new("decision", 0), Reduction.LastFrame, 0, -1);
        objectives.Add(new(lesion, right, left));
        objectives.Add(new(lesion, [.. objectives.Take(objectives.Count - 1).SelectMany(o => o.Terms.Take(1))]));
        return objectives;
    }

    private static double Evaluate(ModelCard card, ResponseObjective objective, IReadOnlyDictionary<string, double[]> responses) => objective.Terms.Sum(term =>
    {
        LayerCard layer = card.FindLayer(term.Type.Layer)!;
        int perType = layer.Frames * layer.Positions;
        double[] full = responses[layer.Name][(term.Type.Index * perType)..((term.Type.Index + 1) * perType)];
        return term.Weight * full.Where((_, i) => (term.Frame(layer) ?? (i / layer.Positions)) == i / layer.Positions && (term.Position(layer) ?? (i % layer.Positions)) == i % layer.Positions).Average();
    });

    private static double[] Moved(double[] movie, double[] direction, double step) => [.. movie.Zip(direction, (m, d) => m + (step * d))];

    private static float[] Movie(Stimulus stimulus)
    {
        float[] movie = new float[stimulus.Geometry.Pixels];
        stimulus.Render(movie);
        return movie;
    }

    // What is not written stays NaN and fails every comparison.
    private static (double Value, float[] Gradient) Differentiate(IInputGradient model, float[] movie, ResponseObjective objective)
    {
        float[] gradient = new float[movie.Length];
        Array.Fill(gradient, float.NaN);
        return (model.Differentiate(movie, objective, gradient), gradient);
    }
}
