using System.Text.Json;
using RetinaBench.Models;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Murray2021.InputGradients;

/// <summary>Reads what <c>Fixtures/gradients.py</c> wrote.</summary>
internal static class GradientFixture
{
    private const string Folder = "tests/RetinaBench.Reference.Tests/Murray2021/InputGradients/Fixtures";

    private static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true };

    /// <summary>The small networks.</summary>
    public static IReadOnlyList<Network> Small() => Read<Network>("small.json");

    /// <summary>The objectives of the published network.</summary>
    public static IReadOnlyList<Objective> Published() => Read<Objective>("published.json");

    private static IReadOnlyList<T> Read<T>(string name) =>
        JsonSerializer.Deserialize<IReadOnlyList<T>>(File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, Folder, name)), s_options)!;

    internal sealed record Network(
        string Name, int[] Input, int Taps, int[] Types, int[] Bipolar, int[] Amacrine, int[]? GanglionBipolar, int[] GanglionAmacrine,
        float[] BipolarSpaceWeights, float[] BipolarSpaceBias, float[] BipolarTimeWeights, float[] BipolarTimeBias,
        float[]? AmacrineSpaceWeights, float[]? AmacrineSpaceBias, float[]? AmacrineTimeWeights, float[]? AmacrineTimeBias,
        float[]? GanglionBipolarSpaceWeights, float[]? GanglionBipolarSpaceBias, float[]? GanglionAmacrineSpaceWeights, float[]? GanglionAmacrineSpaceBias,
        float[] GanglionTimeWeights, float[] GanglionTimeBias, float[] DecisionWeights, float[] DecisionBias,
        float[] Movie, IReadOnlyList<Objective> Objectives)
    {
        public Murray2021Parameters Parameters() => new()
        {
            Architecture = new()
            {
                Input = new(Input[0], Input[1], Input[2]),
                Taps = Taps,
                BipolarTypes = Types[0],
                AmacrineTypes = Types[1],
                GanglionTypes = Types[2],
                Bipolar = Window(Bipolar),
                Amacrine = Window(Amacrine),
                GanglionBipolar = GanglionBipolar is null ? null : Window(GanglionBipolar),
                GanglionAmacrine = Window(GanglionAmacrine),
            },
            BipolarSpace = new(BipolarSpaceWeights, BipolarSpaceBias),
            BipolarTime = new(BipolarTimeWeights, BipolarTimeBias),
            AmacrineSpace = Optional(AmacrineSpaceWeights, AmacrineSpaceBias),
            AmacrineTime = Optional(AmacrineTimeWeights, AmacrineTimeBias),
            GanglionBipolarSpace = Optional(GanglionBipolarSpaceWeights, GanglionBipolarSpaceBias),
            GanglionAmacrineSpace = Optional(GanglionAmacrineSpaceWeights, GanglionAmacrineSpaceBias),
            GanglionTime = new(GanglionTimeWeights, GanglionTimeBias),
            Decision = new(DecisionWeights, DecisionBias),
        };

        private static SpatialWindow Window(int[] window) => new(window[0], window[1], window[2], window[3]);

        private static ConvolutionWeights? Optional(float[]? weights, float[]? bias) => weights is null ? null : new(weights, bias);
    }

    internal sealed record Objective(IReadOnlyList<Lesioned> Lesion, IReadOnlyList<Term> Terms, double Value, double Norm, int NonZero, int[] Pixels, double[] Gradient)
    {
        public ResponseObjective ToObjective() => new(
            Models.Lesion.Of(Lesion.Select(l => new CellType(l.Layer, l.Type))),
            [.. Terms.Select(t => new ObjectiveTerm(new(t.Layer, t.Type), t.Reduction, t.Index, t.Weight))]);
    }

    internal sealed record Lesioned(string Layer, int Type);

    internal sealed record Term(string Layer, int Type, Reduction Reduction, int Index, double Weight);
}
