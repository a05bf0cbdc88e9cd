using RetinaBench.Experiments.Visualisation;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Visualisation;

public sealed class MotionEnergyTests
{
    // Double precision transforms of some thousand values of about 1.
    private const double Tolerance = 1e-9;

    // Of an energy, the movie being rounded to single precision.
    private const double Share = 1e-6;

    private static readonly MovieGeometry Geometry = new(15, 4, 21);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(10, 7)]
    public void Of_GratingThatMovesRight_HasAllItsEnergyRightward(int cycles, int turns)
    {
        // cos of amplitude a has the energy a^2 / 2 a pixel (Parseval).
        MotionEnergy energy = MotionEnergy.Of(Movie((t, _, c) => 3 * Math.Cos(2 * Math.PI * (((double)cycles * c / 21) - ((double)turns * t / 15)))), Geometry);
        Assert.Equal(9.0 / 2 * Geometry.Pixels, energy.Rightward, Share * Geometry.Pixels);
        Assert.Equal(1, energy.Index, Tolerance);
    }

    [Fact]
    public void Of_MirroredOrReversedMovie_SwapsDirections()
    {
        static double Scene(int t, int r, int c) => Math.Exp(-Math.Pow(c - 5 - (0.8 * t), 2) / 4) * (r + 1);
        MotionEnergy seen = MotionEnergy.Of(Movie(Scene), Geometry), mirrored = MotionEnergy.Of(Movie((t, r, c) => Scene(t, r, 20 - c)), Geometry), reversed = MotionEnergy.Of(Movie((t, r, c) => Scene(14 - t, r, c)), Geometry);
        Assert.True(seen.Index > 0.5, seen.ToString());
        Assert.Equal(-seen.Index, mirrored.Index, Tolerance);
        Assert.Equal(-seen.Index, reversed.Index, Tolerance);
    }

    [Fact]
    public void Of_StandingWave_HasAsMuchOfBoth() =>
        Assert.Equal(0, MotionEnergy.Of(Movie((t, _, c) => Math.Cos(2 * Math.PI * 2 * c / 21) * Math.Cos(2 * Math.PI * 3 * t / 15)), Geometry).Index, Tolerance);

    [Fact]
    public void Of_WhatDoesNotMove_HasNone()
    {
        Assert.Equal(new(0, 0), MotionEnergy.Of(new float[Geometry.Pixels], Geometry));
        MotionEnergy flash = MotionEnergy.Of(Movie((t, r, _) => (t % 3) + r), Geometry), still = MotionEnergy.Of(Movie((_, r, c) => r * c), Geometry);
        Assert.Equal(0, flash.Rightward + flash.Leftward, Tolerance);
        Assert.Equal(0, still.Rightward + still.Leftward, Tolerance * 1e4);
    }

    [Fact]
    public void Of_AnotherSize_IsRefused() => Assert.Throws<ArgumentException>(() => MotionEnergy.Of(new float[3], Geometry));

    private static float[] Movie(Func<int, int, int, double> value) => [.. Enumerable.Range(0, Geometry.Pixels).Select(i =>
        (float)value(i / Geometry.PixelsPerFrame, i / Geometry.Columns % Geometry.Rows, i % Geometry.Columns))];
}
