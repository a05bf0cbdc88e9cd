using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Models;

public sealed class DenseRetinaModelTests
{
    private static readonly Stimulus Movie = Stimulus.FromFrames("m", new(2, 1, 3), new float[] { 1, 2, 3, 4, 5, 6 }, -1);

    [Fact]
    public void Respond_TwoConditions_ReducesEachUnderItsLesion()
    {
        var query = new ResponseQuery([
            new(Lesion.None, [new("first", Reduction.Full), new("sum", Reduction.LastFrame)]),
            new(Lesion.Of(new CellType("first", 1)), [new("sum", Reduction.Full), new("first", Reduction.Mean)])]);
        ResponseBatch batch = new TwoLayers().Respond([Movie, Movie], query);
        for (int s = 0; s < 2; s++)
        {
            // Types are the movie and its double; the sum over types and columns is three times the movie's.
            Assert.Equal([1, 2, 3, 4, 5, 6, 2, 4, 6, 8, 10, 12], batch[s, 0, 0].ToArray());
            Assert.Equal([45], batch[s, 0, 1].ToArray());
            Assert.Equal([6, 15], batch[s, 1, 0].ToArray());
            Assert.Equal([3.5f, 0], batch[s, 1, 1].ToArray());
        }
    }

    [Fact]
    public void Respond_LayerNeverWritten_StaysNaN()
    {
        ResponseBatch batch = new TwoLayers { Unwritten = "sum" }.Respond([Movie], ResponseQuery.Of(Lesion.None, new ResponseRequest("sum", Reduction.Full)));
        Assert.All(batch[0, 0, 0].ToArray(), v => Assert.True(float.IsNaN(v)));
    }

    [Fact]
    public void Respond_WrongLength_NamesLayerAndShape()
    {
        var error = Assert.Throws<ArgumentException>(() => new TwoLayers { Extra = 1 }.Respond([Movie], ResponseQuery.Of(Lesion.None)));
        Assert.Contains("layer sum of two-layers is [1 types, 2 frames, 1 rows, 1 columns] = 2 values, not 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Respond_ForeignGeometry_IsRefused()
    {
        var other = Stimulus.FromFrames("other", new(1, 2, 3), new float[6], -1);
        var error = Assert.Throws<ArgumentException>(() => new TwoLayers().Respond([Movie, other], ResponseQuery.Of(Lesion.None)));
        Assert.Contains("two-layers takes movies of 2x1x3; stimulus other is 1x2x3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first", 2)]
    [InlineData("third", 0)]
    public void Respond_LesionOfUnknownType_IsRefused(string layer, int type)
    {
        var error = Assert.Throws<ArgumentException>(() => new TwoLayers().Respond([Movie], ResponseQuery.Of(Lesion.Of(new CellType(layer, type)))));
        Assert.Contains($"two-layers has no cell type {layer}:{type}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Respond_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => new TwoLayers().Respond([Movie], ResponseQuery.Of(Lesion.None), source.Token));
    }

    [Fact]
    public void Forward_ReadsLayerBeforeWriting_IsRefused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new TwoLayers { Unwritten = "first" }.Respond([Movie], ResponseQuery.Of(Lesion.None)));
        Assert.Contains("layer first of two-layers is read before it is written", error.Message, StringComparison.Ordinal);
    }

    private sealed class TwoLayers() : DenseRetinaModel(new ModelCard
    {
        Name = "two-layers",
        Version = "1",
        Description = "The movie and its double, then their sum over types and columns.",
        Citation = "none",
        Input = new(2, 1, 3),
        Layers = [new("first", LayerRole.Bipolar, 2, 2, 1, 3), new("sum", LayerRole.Other, 1, 2, 1, 1)],
        ThreadSafe = true,
    })
    {
        public string? Unwritten { get; init; }

        public int Extra { get; init; }

        protected override void Forward(ReadOnlySpan<float> movie, LayerResponses responses)
        {
            var first = new float[12];
            for (int i = 0; i < 12; i++)
                first[i] = movie[i % 6] * (1 + (i / 6));
            if (Unwritten != "first")
                responses.Write("first", first);
            ReadOnlySpan<float> read = responses["first"];
            var sum = new float[2 + Extra];
            for (int i = 0; i < 12; i++)
                sum[i % 6 / 3] += read[i];
            if (Unwritten != "sum")
                responses.Write("sum", sum);
        }
    }
}
