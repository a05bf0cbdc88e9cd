using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.ReceptiveFields;
using RetinaBench.Models;
using Planted = RetinaBench.Tests.Experiments.ReceptiveFields.PlantedFieldModel;

namespace RetinaBench.Tests.Experiments.ReceptiveFields;

/// <summary>Fields of a model that is its own answer: found where they are, and nowhere else.</summary>
public sealed class ReceptiveFieldExperimentTests(PlantedFieldRun run) : IClassFixture<PlantedFieldRun>
{
    /// <summary>
    /// Sums of many bounded terms; a norm exceeds its root mean square by half with less than 1 in 10^6 where it has more than a hundred degrees of freedom,
    /// and the draws are fixed.
    /// </summary>
    private const double Margin = 1.5;

    [Fact]
    public void Measure_SeparableKernel_IsRecoveredWithinTheNoise()
    {
        ReceptiveFieldTable table = run.Table("many-cells");
        Assert.Equal(("first", 80, 6, 6, 1), (table.Layer, table.Movies, table.Lags, table.Side, table.CheckSize));
        Assert.Equal(80 * 25 * 9, table.Responses);
        ReceptiveFieldShape shape = table.Rows[Planted.Separable].Shape!;
        double noise = Noise(table, power: 1);
        AssertDirection(Framed(Planted.SpaceOne, 6), shape.Space, noise);
        AssertDirection(Planted.TimeOne, shape.Time, noise);
        Assert.Equal(1, shape.SingularValues[0], noise);
        Assert.Equal(1, shape.Components);
        Assert.InRange(shape.HalvesCorrelation!.Value, 0.8, 1);
    }

    [Fact]
    public void Measure_MovingKernel_HasItsTwoSingularValues()
    {
        ReceptiveFieldTable table = run.Table("many-cells");
        ReceptiveFieldShape shape = table.Rows[Planted.Moving].Shape!;
        double noise = Noise(table, 1 + (Planted.Second * Planted.Second));
        Assert.Equal(2, shape.Components);

        // Weyl: no singular value moves by more than the norm of what is added.
        Assert.Equal(1, shape.SingularValues[0], noise);
        Assert.Equal(Planted.Second, shape.SingularValues[1], noise);
        Assert.True(noise < Planted.Second / 2, "the tolerance would hide the second");
        Assert.InRange(shape.SeparabilityIndex, 0.6, 1 / (1 + (Planted.Second * Planted.Second)) + 0.05);
    }

    /// <summary>Bussgang: half the kernel, as half of all responses are cut off. Binary noise is normal only in sum, which moves it by less than the noise.</summary>
    [Fact]
    public void Measure_RectifiedKernel_IsHalfOfIt()
    {
        ReceptiveFieldTable table = run.Table("many-cells");
        ReceptiveFieldShape shape = table.Rows[Planted.Rectified].Shape!;
        double noise = Noise(table, power: 0.5);
        Assert.Equal(0.5, shape.SingularValues[0], noise);
        AssertDirection(Framed(Planted.SpaceOne, 6), shape.Space, noise / 0.5);
        Assert.Equal(1, shape.Components);
    }

    [Theory]
    [InlineData(Planted.Silent, 0, 0)]
    [InlineData(Planted.Constant, 0.1f, 0.1f)]
    public void Measure_ResponseThatNeverChanges_HasNoField(int type, double minimum, double maximum) =>
        Assert.Equal(new(type, minimum, maximum, 0, 0, null), run.Table("many-cells").Rows[type]);

    [Theory]
    [InlineData(Planted.Unrelated)]
    [InlineData(Planted.Even)]
    public void Measure_ResponseThatNoPixelExplains_HasNoField(int type)
    {
        ReceptiveFieldRow row = run.Table("many-cells").Rows[type];
        Assert.Null(row.Shape);
        Assert.True(row.Minimum < row.Maximum && Math.Abs(row.Peak) > 0 && Math.Abs(row.Peak) <= row.NoiseLevel, row.ToString());
    }

    [Fact]
    public void Measure_MiddleCellAlone_LooksAtTheMiddle()
    {
        ReceptiveFieldTable table = run.Table("one-cell");
        ReceptiveFieldRow row = Assert.Single(table.Rows);
        Assert.Equal(Planted.Separable, row.Index);
        Assert.Equal(320 * 25, table.Responses);
        AssertDirection(Framed(Planted.SpaceOne, 5), row.Shape!.Space, Noise(table, power: 1));
    }

    /// <summary>Checks of two pixels drive the sum of the weights that they cover.</summary>
    [Fact]
    public void Measure_LargeChecks_SeeTheKernelInChecks()
    {
        ReceptiveFieldTable table = run.Table("large-checks");
        double[] inChecks = new double[4];
        for (int i = 0; i < Planted.Size * Planted.Size; i++)
            inChecks[(i / Planted.Size / 2 * 2) + (i % Planted.Size / 2)] += Planted.SpaceOne[i];
        double power = inChecks.Sum(v => v * v);
        ReceptiveFieldShape shape = Assert.Single(table.Rows).Shape!;
        AssertDirection(Framed([.. inChecks.Select(v => v / Math.Sqrt(power))], 4), shape.Space, Noise(table, power) / Math.Sqrt(power));
    }

    [Theory]
    [InlineData("types", "is empty")]
    [InlineData("types ", "1, 1 are not distinct numbers from 0")]
    [InlineData("noise.movies", "7 is not in [8, 1000000]")]
    [InlineData("noise.checkSize", "0 is not in [1, 4096]")]
    [InlineData("noise.contrast", "0 is not in (0, 1000]")]
    [InlineData("field.lags", "0 is not in [1, 256]")]
    [InlineData("field.side", "257 is not in [1, 256]")]
    [InlineData("field.side ", "200 lags of 100x100 checks are 2000000 values, more than 100000")]
    [InlineData("field.cells", "0 is not in [1, 1000]")]
    [InlineData("field.cellDistance", "is missing: more than one cell is read")]
    [InlineData("field.cellDistance ", "3 is not a multiple of the check size, 2")]
    [InlineData("falseFindings", "0.9 is not in (0, 0.5]")]
    public void CheckOptions_OutOfRange_NamesTheMember(string member, string what)
    {
        ReceptiveFieldExperiment valid = PlantedFieldRun.Experiment, broken = member switch
        {
            "types" => valid with { Types = [] },
            "types " => valid with { Types = [1, 1] },
            "noise.movies" => valid with { Noise = new() { Movies = 7 } },
            "noise.checkSize" => valid with { Noise = new() { CheckSize = 0 } },
            "noise.contrast" => valid with { Noise = new() { Contrast = 0 } },
            "field.lags" => valid with { Field = new() { Lags = 0, Side = 6 } },
            "field.side" => valid with { Field = new() { Lags = 6, Side = 257 } },
            "field.side " => valid with { Field = new() { Lags = 200, Side = 100 } },
            "field.cells" => valid with { Field = new() { Lags = 6, Side = 6, Cells = 0 } },
            "field.cellDistance" => valid with { Field = new() { Lags = 6, Side = 6, Cells = 2 } },
            "field.cellDistance " => valid with { Noise = new() { CheckSize = 2 }, Field = new() { Lags = 6, Side = 6, Cells = 2, CellDistance = 3 } },
            _ => valid with { FalseFindings = 0.9 },
        };
        Assert.Empty(valid.CheckOptions());
        RetinaBench.Stimuli.OptionProblem problem = broken.CheckOptions().First();
        Assert.Equal(member.Trim(), problem.Member);
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layer", "the model has no amacrine layer")]
    [InlineData("types", "the first layer has 7 types, there is no type 7")]
    [InlineData("lags", "gives 0 responses with a past of 40 frames")]
    [InlineData("responses", "each of 8 parts of 8 movies gives 1 responses with a past of 30 frames")]
    [InlineData("cells", "the first layer has 9x9 cells, 10x10 are to be read")]
    [InlineData("side", "11x11 checks of 1 pixels around 3x3 cells of the first layer do not fit into movies of 30x12x12")]
    public void Plan_ModelThatDoesNotFit_IsNotApplicable(string what, string reason)
    {
        ReceptiveFieldExperiment experiment = PlantedFieldRun.Experiment;
        FieldOptions field = experiment.Field;
        experiment = what switch
        {
            "layer" => experiment with { Layer = LayerRole.Amacrine },
            "types" => experiment with { Types = [7] },
            "lags" => experiment with { Field = field with { Lags = 40 } },
            "responses" => experiment with { Field = new() { Lags = 30, Side = 6 }, Noise = new() { Movies = 8 } },
            "cells" => experiment with { Field = field with { Cells = 10 } },
            _ => experiment with { Field = field with { Side = 11 } },
        };
        Refusal refusal = new PlantedRun(new Planted()).Refuse(experiment);
        Assert.Equal(RefusalKind.NotApplicable, refusal.Kind);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    // Bound of the norm of the noise: by Cauchy and Schwarz no value has more than twice the variance E r^2 / n that it has where the response ignores the stimulus.
    private static double Noise(ReceptiveFieldTable table, double power) => Margin * Math.Sqrt(2.0 * power * table.Lags * table.Side * table.Side / table.Responses);

    // Wedin: the sine of the angle is at most noise / (gap - noise), where the gap is 1.
    private static void AssertDirection(double[] expected, IReadOnlyList<double> found, double noise)
    {
        double cosine = expected.Zip(found, (a, b) => a * b).Sum(), sine = noise / (1 - noise);
        Assert.True(sine < 0.9, "the tolerance would hide the direction");
        Assert.InRange(cosine, Math.Sqrt(1 - (sine * sine)), 1 + 1e-9);
    }

    // A square kernel in the middle of a larger square, rounded to the upper left.
    private static double[] Framed(double[] kernel, int side)
    {
        int size = (int)Math.Sqrt(kernel.Length), before = (side - size) / 2;
        double[] framed = new double[side * side];
        for (int i = 0; i < kernel.Length; i++)
            framed[((before + (i / size)) * side) + before + (i % size)] = kernel[i];
        return framed;
    }
}
