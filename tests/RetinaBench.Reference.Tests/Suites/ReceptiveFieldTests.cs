using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Models;
using RetinaBench.Reference.Controls;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Runs;
using RetinaBench.Suites;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Suites;

/// <summary>White noise finds the kernels that a network says it has.</summary>
public sealed class ReceptiveFieldTests
{
    private const int Side = 12, KernelSide = 10, Margin = (Side - KernelSide) / 2;

    /// <summary>Bipolar types that respond strongly to noise; the others are cut off by their biases most of the time.</summary>
    private static readonly int[] s_types = [1, 2, 4, 5, 6, 7];

    // 31 taps, 10 x 10 weights with a stride of 5, and no padding in space.
    private static readonly ReceptiveFieldExperiment s_experiment = new()
    {
        Id = "fields",
        Description = "Receptive fields of bipolar types.",
        Layer = LayerRole.Bipolar,
        Types = s_types,
        Field = new() { Lags = 31, Side = Side, Cells = 10, CellDistance = 5 },
        Noise = new() { Movies = 8, Mean = 0, Contrast = 1 },
    };

    [SkippableFact]
    public void Bipolar_Published_IsItsSpatialTimesItsTemporalKernel()
    {
        string weights = SharedData.Require("reference/murray2021/model.pt");
        var model = Murray2021Model.FromCheckpoint("published", weights);
        ReceptiveFieldTable table = Measure(model, s_experiment);
        Assert.Equal(s_types, table.Rows.Select(row => row.Index));
        foreach (ReceptiveFieldRow row in table.Rows)
        {
            ReceptiveFieldShape shape = row.Shape!;
            Assert.Equal(1, shape.Components);

            // Wedin: the sine of the angle between a vector and the true one is at most noise / (gap - noise); the kernel has but one product, so that the gap is its scale.
            double scale = shape.SingularValues[0], sine = shape.SingularNoiseLevel / (scale - shape.SingularNoiseLevel);
            Assert.True(sine < 0.7, FormattableString.Invariant($"bipolar {row.Index}: the tolerance would hide the kernel"));
            double least = Math.Sqrt(1 - (sine * sine)), space = Cosine(shape.Space, InFrame(Weights(model, row.Index, KernelDomain.Spatial))), time = Cosine(shape.Time, [.. Weights(model, row.Index, KernelDomain.Temporal).Reverse()]);
            Assert.InRange(Math.Abs(space), least, 1);
            Assert.InRange(Math.Abs(time), least, 1);
            Assert.Equal(Math.Sign(space), Math.Sign(time));
        }
    }

    [Fact]
    public void Bipolar_Silent_HasNoField() => Assert.All(
        Measure(new SilentModel("silent"), s_experiment with { Field = s_experiment.Field with { Cells = 1 } }).Rows, row => Assert.Equal(new(row.Index, 0, 0, 0, 0, null), row));

    private static ReceptiveFieldTable Measure(IRetinaModel model, ReceptiveFieldExperiment experiment)
    {
        var suite = new Suite { Id = "fields", Version = 1, Title = "Fields", Citation = "none", Environments = [], Experiments = [experiment], Criteria = [], Published = [] };
        return new RunExecutor(new RunOptions { StimuliPerPoint = 1 }).Execute([suite], [new RunModel(model.Card.Name, "reference", () => model)]).Models.Single().Measured<ReceptiveFieldTable>("fields");
    }

    private static double[] Weights(Murray2021Model model, int type, KernelDomain domain) =>
        [.. model.Kernels.Single(kernel => kernel.Target == new CellType("bipolar", type) && kernel.Domain == domain).Weights.ToArray().Select(weight => (double)weight)];

    private static double[] InFrame(double[] kernel)
    {
        double[] framed = new double[Side * Side];
        for (int i = 0; i < kernel.Length; i++)
            framed[((Margin + (i / KernelSide)) * Side) + Margin + (i % KernelSide)] = kernel[i];
        return framed;
    }

    private static double Cosine(IReadOnlyList<double> a, double[] b) => a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(y => y * y));
}
