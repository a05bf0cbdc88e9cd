using RetinaBench.Models;

namespace RetinaBench.Tests.Models;

/// <summary>Expected values are worked by hand from the eight numbers of <see cref="Full"/>.</summary>
public sealed class ResponseReducerTests
{
    // 2 types, 2 frames, 1 row, 2 columns.
    private static readonly LayerCard Layer = new("ganglion", LayerRole.Ganglion, 2, 2, 1, 2);
    private static readonly float[] Full = [1, 2, 3, 4, -1, 0, 5, -7];

    [Theory]
    [InlineData(Reduction.Full, new float[] { 1, 2, 3, 4, -1, 0, 5, -7 })]
    [InlineData(Reduction.LastFrame, new float[] { 3, 4, 5, -7 })]
    [InlineData(Reduction.SpatialMean, new float[] { 1.5f, 3.5f, -0.5f, -1 })]
    [InlineData(Reduction.Mean, new float[] { 2.5f, -0.75f })]
    [InlineData(Reduction.Minimum, new float[] { 1, -7 })]
    [InlineData(Reduction.Maximum, new float[] { 4, 5 })]
    [InlineData(Reduction.LastFrameEnergy, new float[] { 25, 74 })]
    public void Reduce_KnownResponse_GivesHandWorkedValues(Reduction reduction, float[] expected)
    {
        var result = new float[expected.Length];
        ResponseReducer.Reduce(Layer, Full, reduction, result);
        Assert.Equal(expected, result);
    }

    [Fact]
    public void Reduce_ManySmallValues_DoesNotLoseThemInFloat()
    {
        // In float32, 2^24 + 1 = 2^24: a float sum would drop every one of the ones.
        var layer = new LayerCard("bipolar", LayerRole.Bipolar, 1, 1, 1, 5);
        var result = new float[1];
        ResponseReducer.Reduce(layer, [16777216, 1, 1, 1, 1], Reduction.Mean, result);
        Assert.Equal(16777220f / 5, result[0]);
    }

    [Fact]
    public void Reduce_NaN_GoesThroughEveryReduction()
    {
        float[] full = [.. Full];
        full[6] = float.NaN;
        foreach (Reduction reduction in Enum.GetValues<Reduction>())
        {
            var result = new float[new ResponseRequest("ganglion", reduction).Size(Layer)];
            ResponseReducer.Reduce(Layer, full, reduction, result);
            Assert.Contains(float.NaN, result);
            Assert.False(float.IsNaN(result[0]), $"{reduction} lets the NaN of type 1 into type 0");
        }
    }

    [Fact]
    public void Reduce_WrongLengths_NamesLayerAndLengths()
    {
        var result = new float[3];
        Assert.Contains("ganglion has 8 values, not 7", Assert.Throws<ArgumentException>(() => ResponseReducer.Reduce(Layer, Full.AsSpan(1), Reduction.Mean, result)).Message, StringComparison.Ordinal);
        Assert.Contains("Mean of layer ganglion has 2 values, not 3", Assert.Throws<ArgumentException>(() => ResponseReducer.Reduce(Layer, Full, Reduction.Mean, result)).Message, StringComparison.Ordinal);
    }
}
