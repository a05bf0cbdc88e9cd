using RetinaBench.Experiments.Visualisation;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Visualisation;

public sealed class MovieAscentTests
{
    private static readonly MovieGeometry Geometry = new(3, 5, 7);

    // The largest response of a linear cell to pixels in (-1, 1) is the sum of the magnitudes of its weights; the ascent stops short of
    // it when ten steps gain less than 1 %, at some 2 % on pixels that all saturate alike.
    private const double ShareReached = 0.95;

    [Fact]
    public void Climb_LinearCell_SaturatesEveryPixelTheWayOfItsWeight()
    {
        MovieAscent ascent = New(new(Geometry, Weight, bias: 1), new());
        Assert.True(ascent.Climb(new RandomStream(1, "test"), default));

        Assert.True(ascent.Converged);
        double largest = Enumerable.Range(0, Geometry.Pixels).Sum(i => Math.Abs(Weight(i)));
        Assert.InRange(ascent.Value - 1, ShareReached * largest, largest);
        for (int i = 0; i < Geometry.Pixels; i++)
            Assert.Equal(Math.Sign(Weight(i)), Math.Sign(ascent.Movie[i]));
    }

    [Fact]
    public void Climb_CellThatIsSilentAtFirst_StartsLouder()
    {
        // Of the start only what exceeds the threshold is seen, and noise of amplitude 0.02 does not.
        var cell = new LinearResponse(Geometry, Weight, bias: -0.2f);
        MovieAscent ascent = New(cell, new());
        bool climbed = Enumerable.Range(1, 20).Any(seed => (ascent = New(cell, new())).Climb(new RandomStream((ulong)seed, "test"), default));
        Assert.True(climbed);
        Assert.True(ascent.StartAmplitude > 0.02);
        Assert.True(ascent.Value > 0);
    }

    [Fact]
    public void Climb_CellThatHearsOnlyTheMeanOfManyPixels_StartsFromCoarserGrain()
    {
        // tanh of noise uniform on (-1, 1) has a standard deviation of 0.48. Its sum over 4 x 16 x 16 pixels is of the order of 15, eight standard errors
        // below the threshold of 120; in grains of 4 pixels and frames it is of the order of 120, and in one grain up to 780.
        var geometry = new MovieGeometry(4, 16, 16);
        var cell = new LinearResponse(geometry, _ => 1, bias: -120);
        MovieAscent[] climbed = [.. Enumerable.Range(1, 20).Select(seed => (Ascent: New(cell, new()), Seed: (ulong)seed)).Where(a => a.Ascent.Climb(new RandomStream(a.Seed, "test"), default)).Select(a => a.Ascent)];
        Assert.NotEmpty(climbed);
        Assert.All(climbed, ascent =>
        {
            Assert.InRange(ascent.StartGrain, 4, 16);
            Assert.InRange(ascent.Value + 120, ShareReached * geometry.Pixels, geometry.Pixels);
        });
    }

    [Fact]
    public void Climb_CellThatIsAlwaysSilent_SaysSo()
    {
        MovieAscent ascent = New(new(Geometry, Weight, bias: -1000), new());
        Assert.False(ascent.Climb(new RandomStream(1, "test"), default));
        Assert.Equal((1, 16), (ascent.StartAmplitude, ascent.StartGrain));
    }

    [Fact]
    public void Climb_TooFewSteps_HasNotConverged()
    {
        MovieAscent ascent = New(new(Geometry, Weight, bias: 1), new() { MaximumSteps = 12 });
        Assert.True(ascent.Climb(new RandomStream(1, "test"), default));
        Assert.False(ascent.Converged);
        Assert.Equal(12, ascent.Steps);
    }

    [Fact]
    public void Climb_SameStart_GivesTheSameBits()
    {
        MovieAscent first = New(new(Geometry, Weight, bias: 1), new()), second = New(new(Geometry, Weight, bias: 1), new());
        first.Climb(new RandomStream(5, "test"), default);
        second.Climb(new RandomStream(5, "test"), default);
        Assert.Equal(first.Movie, second.Movie);
    }

    [Fact]
    public void Climb_Cancelled_Ends()
    {
        MovieAscent ascent = New(new(Geometry, Weight, bias: 1), new());
        Assert.Throws<OperationCanceledException>(() => ascent.Climb(new RandomStream(1, "test"), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Climb_GradientThatIsNotFinite_IsToldWithTheStep()
    {
        var cell = new LinearResponse(Geometry, i => i == 20 ? float.NaN : Weight(i), bias: 1);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => New(cell, new()).Climb(new RandomStream(1, "test"), default));
        Assert.Equal("the response or its gradient is not finite at step 0: NaN", error.Message);
    }

    // Row 0 and column 0 are never seen.
    private static float Weight(int pixel)
    {
        int row = pixel / Geometry.Columns % Geometry.Rows, column = pixel % Geometry.Columns;
        return row == 0 || column == 0 ? 0 : (row + column) % 2 == 0 ? 1 : -0.5f;
    }

    private static MovieAscent New(LinearResponse cell, AscentOptions options) => new(cell, cell.Geometry, LinearResponse.Objective, options);
}
