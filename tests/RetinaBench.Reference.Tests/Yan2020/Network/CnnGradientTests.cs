using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Training;
using RetinaBench.Reference.Yan2020;
using RetinaBench.Reference.Yan2020.Fitting;
using RetinaBench.Reference.Yan2020.Frames;
using RetinaBench.Reference.Yan2020.Network;

namespace RetinaBench.Reference.Tests.Yan2020.Network;

/// <summary>The fast gradient against autograd of PyTorch and finite differences, and what must not change a single bit of it.</summary>
public sealed unsafe class CnnGradientTests
{
    /// <summary>Half the distance from 1 to the next number in single precision.</summary>
    private const double Rounding = 1.0 / (1 << 24);

    /// <summary>The longest sum of a forward pass, 3 x 49 products, and of a gradient, 19 samples at 12 positions, through three layers there and back; errors add like a random walk.</summary>
    private static readonly double s_tolerance = 6 * Math.Sqrt(3 * 49 * 12) * Rounding;

    /// <summary>Differences of double precision, 1e-16 of losses of the order of 1, with a step of 1e-7, on gradients of the order of 0.1.</summary>
    private const double DifferenceTolerance = 1e-7;

    public static TheoryData<string> Names() => [.. TorchCnn.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_EveryParameter_IsThatOfAutograd(string name)
    {
        TorchCnn torch = TorchCnn.All.Single(c => c.Name == name);
        foreach (SimdLevel level in Enum.GetValues<SimdLevel>())
        {
            (double loss, float[] gradient) = Run(torch, level);
            Assert.Equal(torch.Loss, loss, s_tolerance * torch.Loss);
            foreach (ParameterBlock block in Layout(torch).Blocks)
                Near(torch.Gradient[block.Name], gradient[block.Offset..block.End], s_tolerance, block.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void FiniteDifferences_OfPlainLoops_AreTheGradientOfAutograd(string name)
    {
        TorchCnn torch = TorchCnn.All.Single(c => c.Name == name);
        var plain = new PlainCnn(torch.ToShape().Architecture, torch.Rows, torch.Columns, TorchCnn.Recipe);
        double[] parameters = [.. torch.Parameters.Select(v => (double)v)], gradient = plain.Gradient(parameters, torch.ToInputs(), torch.Labels);
        Assert.Equal(torch.Loss, plain.Loss(parameters, torch.ToInputs(), torch.Labels), 1e-12);
        foreach (ParameterBlock block in Layout(torch).Blocks)
            Near(torch.Gradient[block.Name], [.. gradient[block.Offset..block.End].Select(v => (float)v)], DifferenceTolerance + (2 * Rounding), block.Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Predict_EverySample_IsWhatPyTorchPredicts(string name)
    {
        TorchCnn torch = TorchCnn.All.Single(c => c.Name == name);
        foreach (SimdLevel level in Enum.GetValues<SimdLevel>())
        {
            CnnShape shape = torch.ToShape();
            float[] rate = new float[torch.Samples];
            using var parameters = new Pinned(torch.Parameters);
            CnnCore.MakeWorker(level, shape, Layout(torch), [], 0).Predict(parameters.Pointer, torch.ToStore(shape), 0, rate);
            Near(torch.Predictions, rate, s_tolerance, level.ToString());
        }
    }

    /// <summary>A batch of several parts, noise and all, against differences of plain loops that are handed the same samples and the same noise.</summary>
    [Theory]
    [InlineData(4, 1)]
    [InlineData(2, 2)]
    public void Run_BatchOfSeveralPartsWithNoise_IsTheGradientByFiniteDifferences(int filters, int layers)
    {
        const int Batch = 300, Samples = 90, Fitted = 70;
        const ulong Seed = 5;
        const uint Step = 3;
        var shape = new CnnShape(new() { Filters = filters, Layers = layers, Lags = 1 }, 8, 8);
        Yan2020Recipe recipe = TorchCnn.Recipe with { Batch = Batch, Noise = 0.3 };
        var layout = new CnnLayout(shape, false);
        (FrameStore store, float[] labels) = RandomCases.Draw(shape, Samples);
        float[] parameters = RandomCases.Parameters(layout), gradient = new float[layout.Count];
        using var core = new CnnCore(shape, layout, recipe, store, labels, Fitted, Seed, 2);

        double loss = core.Run(parameters, Step, gradient) + new WeightPenalties(layout, recipe).Add(parameters, gradient);

        int[] drawn = new int[Batch];
        new BatchDraw(Seed, Fitted, false).Fill(Step, 0, drawn);
        Assert.All(drawn, sample => Assert.InRange(sample, 0, Fitted - 1));
        var plain = new PlainCnn(shape.Architecture, 8, 8, recipe)
        {
            Noise = [.. shape.Layers.Select((layer, i) =>
            {
                var noise = new RectifierNoise(Seed, i + 1, recipe.Noise);
                return Enumerable.Range(0, Batch).Select(sample =>
                {
                    float[] values = new float[layer.Filters * layer.Positions];
                    noise.Fill(Step, (uint)sample, values);
                    return values.Select(v => (double)v).ToArray();
                }).ToArray();
            })],
        };
        double[][] inputs = [.. drawn.Select(sample => RandomCases.Frame(store, shape, sample))];
        double[] exact = [.. parameters.Select(v => (double)v)], expected = plain.Gradient(exact, inputs, [.. drawn.Select(sample => labels[sample])]);
        Assert.Equal(plain.Loss(exact, inputs, [.. drawn.Select(sample => labels[sample])]), loss, s_tolerance);
        foreach (ParameterBlock block in layout.Blocks)
            // Sums over 300 frames.
            Near(expected[block.Offset..block.End], gradient[block.Offset..block.End], 4 * s_tolerance, block.Name);
    }

    [Theory]
    [InlineData(8, 1, false)]
    [InlineData(3, 1, true)]
    [InlineData(3, 2, false)]
    [InlineData(2, 3, false)]
    [InlineData(1, 1, false)]
    public void Run_AnotherVectorWidthOrThreadCount_IsBitEqual(int filters, int layers, bool time)
    {
        var shape = new CnnShape(new() { Filters = filters, Layers = layers, FiltersTime = time, Lags = 4 }, 8, 9);
        Yan2020Recipe recipe = Yan2020Recipe.Published with { Batch = 400 };
        var layout = new CnnLayout(shape, false);
        (FrameStore store, float[] labels) = RandomCases.Draw(shape, 500);
        float[] parameters = RandomCases.Parameters(layout);
        (double Loss, double HeldBack, int[] Bits)? first = null;
        foreach (SimdLevel level in Enum.GetValues<SimdLevel>())
        {
            foreach (int threads in new[] { 1, 2, 3 })
            {
                float[] gradient = new float[layout.Count];
                using var core = new CnnCore(shape, layout, recipe, store, labels, 350, 9, threads, level);
                double loss = core.Run(parameters, 2, gradient), heldBack = core.Loss(parameters, 350, 150);
                (double, double, int[]) found = (loss, heldBack, [.. gradient.Select(BitConverter.SingleToInt32Bits)]);
                first ??= found;
                Assert.Equal(first.Value.Loss, found.Item1);
                Assert.Equal(first.Value.HeldBack, found.Item2);
                Assert.Equal(first.Value.Bits, found.Item3);
            }
        }
    }

    [Fact]
    public void Run_AfterTheFirstBatch_AllocatesNothing()
    {
        var shape = new CnnShape(new() { Filters = 3, Lags = 1 }, 8, 8);
        var layout = new CnnLayout(shape, true);
        (FrameStore store, float[] labels) = RandomCases.Draw(shape, 300);
        float[] parameters = RandomCases.Parameters(layout), gradient = new float[layout.Count];
        using var core = new CnnCore(shape, layout, Yan2020Recipe.Recovering with { Batch = 256 }, store, labels, 300, 1, 1);
        core.Run(parameters, 1, gradient);
        // Of several rounds, as on a busy machine the runtime may allocate something of its own once.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (uint step = 2; step < 12; step++)
                core.Run(parameters, step, gradient);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }

    private static CnnLayout Layout(TorchCnn torch) => new(torch.ToShape(), false);

    private static (double Loss, float[] Gradient) Run(TorchCnn torch, SimdLevel level)
    {
        CnnShape shape = torch.ToShape();
        CnnLayout layout = Layout(torch);
        using var parameters = new Pinned(torch.Parameters);
        using var gradient = new Pinned(new float[layout.Count]);
        ICnnWorker worker = CnnCore.MakeWorker(level, shape, layout, [], TorchCnn.Recipe.ActivityL1);
        var part = new BatchPart(torch.ToStore(shape), [.. Enumerable.Range(0, torch.Samples)], torch.Labels, 0, torch.Samples, 1);
        double loss = worker.Gradient(parameters.Pointer, part, gradient.Pointer);
        loss += new WeightPenalties(layout, TorchCnn.Recipe).Add(torch.Parameters, gradient.Values);
        return (loss, gradient.Values);
    }

    private static void Near(double[] expected, float[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * scale, FormattableString.Invariant($"{what}[{i}]: expected {expected[i]}, got {actual[i]}, values are up to {scale}"));
    }
}
