using RetinaBench.Models;
using RetinaBench.Models.Validation;
using RetinaBench.Reference.Controls.Oracle;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Controls.Oracle;

public sealed partial class CorrelatorModelTests
{
    // Responses of grey movies are sums of some hundred floats in another order than the plain form's.
    private const float Rounding = 1e-5f;

    private static ResponseRequest[] FullResponses => [.. Model.Card.Layers.Select(l => new ResponseRequest(l.Name, Reduction.Full))];

    [Fact]
    public void Model_HeldToItsCard_IsValid()
    {
        ValidationReport report = ModelValidator.Validate(new CorrelatorModel());
        Assert.True(report.IsValid, string.Join('\n', report.Checks));
    }

    [Fact]
    public void Respond_SceneAndItsFrames_GiveEqualBits()
    {
        Stimulus[] scenes = [.. Shown.AtAlpha(1.8, 4), Shown.OneWay(3, -1, 1)[0], LargeDots()];
        AssertEqualResponses(scenes, [.. scenes.Select(s => Shown.Dense(s))]);
    }

    [Fact]
    public void Respond_GreyMovieOfAnotherShape_AgreesWithThePlainForm()
    {
        var shape = new MovieGeometry(14, 37, 61);
        var model = new CorrelatorModel(shape);
        var noise = new RandomStream(5, "grey noise");
        for (int movie = 0; movie < 3; movie++)
        {
            float[] frames = GreyDots(shape, noise);
            ResponseBatch batch = model.Respond([Stimulus.FromFrames("grey", shape, frames, -1)], ResponseQuery.Of(Lesion.None, FullResponses));
            var plain = PlainCorrelator.Run(frames, shape);
            for (int layer = 0; layer < model.Card.Layers.Count; layer++)
                AssertClose(plain[model.Card.Layers[layer].Name], batch[0, 0, layer]);
            Assert.NotEqual(0, batch[0, 0, 3][^1]);
        }
    }

    [Fact]
    public void Respond_MoviesSmallerThanADisc_IsSilent()
    {
        var shape = new MovieGeometry(8, 9, 10);
        float[] lit = new float[shape.Pixels];
        Array.Fill(lit, 1);
        ResponseBatch batch = new CorrelatorModel(shape).Respond([Stimulus.FromFrames("lit", shape, lit, -1)], ResponseQuery.Of(Lesion.None, Shown.Decision));
        Assert.Equal([0, 0], batch[0, 0, 0].ToArray());
    }

    [Fact]
    public void Respond_MovieOfAnotherShape_NamesBothShapes()
    {
        var other = new CorrelatorModel(new(51, 64, 64));
        ArgumentException e = Assert.Throws<ArgumentException>(() => other.Respond(Shown.AtAlpha(2, 1), ResponseQuery.Of(Lesion.None, Shown.Decision)));
        Assert.Contains("51x64x64", e.Message, StringComparison.Ordinal);
        Assert.Contains("51x255x255", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Respond_UnknownCellType_NamesIt()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(
            () => Model.Respond([], ResponseQuery.Of(Lesion.Of(new CellType("bipolar", 8)), Shown.Decision)));
        Assert.Contains("bipolar:8", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Respond_Cancelled_Ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Model.Respond(Shown.AtAlpha(2, 1), ResponseQuery.Of(Lesion.None, Shown.Decision), source.Token));
    }

    private static void AssertEqualResponses(Stimulus[] expected, Stimulus[] actual)
    {
        ResponseBatch a = Model.Respond(expected, ResponseQuery.Of(Lesion.None, FullResponses)), b = Model.Respond(actual, ResponseQuery.Of(Lesion.None, FullResponses));
        for (int i = 0; i < expected.Length; i++)
        {
            for (int layer = 0; layer < Model.Card.Layers.Count; layer++)
                Assert.True(a[i, 0, layer].SequenceEqual(b[i, 0, layer]), $"{expected[i].Id}: {Model.Card.Layers[layer].Name}");
        }
    }

    private static void AssertClose(float[] expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        float tolerance = Rounding * Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
            Assert.InRange(actual[i], expected[i] - tolerance, expected[i] + tolerance);
    }

    // Discs of radius 7 are full of disc centres, and overlap.
    private static Stimulus LargeDots()
    {
        var random = new RandomStream(3, "large dots");
        Dot[] dots = [.. Enumerable.Range(0, 60).Select(_ => new Dot(random.NextInt(255), random.NextInt(255), (6 * random.NextDouble()) - 3))];
        return Stimulus.FromScene("large dots", new DotScene(Model.Card.Geometry, 7, -255, 510, dots), -1);
    }

    // Dots of several greys over a noisy ground, whose discs lie to either side of the threshold of 1/16.
    private static float[] GreyDots(MovieGeometry shape, RandomStream random)
    {
        float[] frames = new float[shape.Pixels];
        for (int i = 0; i < frames.Length; i++)
            frames[i] = 0.06f + (0.2f * (float)random.NextDouble());
        for (int dot = 0; dot < 8; dot++)
        {
            int row = random.NextInt(shape.Rows), start = random.NextInt(shape.Columns);
            double velocity = (8 * random.NextDouble()) - 4;
            float grey = 0.3f + (0.7f * (float)random.NextDouble());
            for (int t = 0; t < shape.Frames; t++)
            {
                int column = start + (int)Math.Floor(velocity * t);
                for (int r = Math.Max(0, row - 5); r <= Math.Min(shape.Rows - 1, row + 5); r++)
                {
                    for (int c = Math.Max(0, column - 5); c <= Math.Min(shape.Columns - 1, column + 5); c++)
                    {
                        ref float pixel = ref frames[(((t * shape.Rows) + r) * shape.Columns) + c];
                        if (((r - row) * (r - row)) + ((c - column) * (c - column)) <= 25)
                            pixel = Math.Max(pixel, grey);
                    }
                }
            }
        }

        return frames;
    }
}
