using System.Numerics;
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

    [Theory]
    [InlineData(7, 2, 9)]
    [InlineData(8, 3, 6)]
    [InlineData(5, 2, 10)]
    [InlineData(6, 1, 7)]
    [InlineData(1, 2, 1)]
    [InlineData(2, 2, 2)]
    public void Of_Noise_AreTheEnergiesOfItsFourierTransform(int frames, int rows, int columns)
    {
        var geometry = new MovieGeometry(frames, rows, columns);
        var random = new RandomStream(5, "motion-energy", (uint)frames, (uint)columns);
        float[] movie = [.. Enumerable.Range(0, geometry.Pixels).Select(i => i % columns is 0 or 4 ? 0 : (float)random.NextUniform(-1, 1))];
        MotionEnergy energy = MotionEnergy.Of(movie, geometry);
        (double rightward, double leftward) = Transformed(movie, geometry);
        Assert.Equal(rightward, energy.Rightward, Tolerance);
        Assert.Equal(leftward, energy.Leftward, Tolerance);
    }

    [Fact]
    public void Of_AnotherSize_IsRefused() => Assert.Throws<ArgumentException>(() => MotionEnergy.Of(new float[3], Geometry));

    // The definition: every frequency by itself.
    private static (double Rightward, double Leftward) Transformed(float[] movie, MovieGeometry geometry)
    {
        double rightward = 0, leftward = 0;
        for (int row = 0; row < geometry.Rows; row++)
        {
            for (int w = 0; w < geometry.Frames; w++)
            {
                for (int k = 0; k < geometry.Columns; k++)
                {
                    Complex sum = 0;
                    for (int t = 0; t < geometry.Frames; t++)
                    {
                        for (int c = 0; c < geometry.Columns; c++)
                            sum += movie[(t * geometry.PixelsPerFrame) + (row * geometry.Columns) + c] * Complex.Exp(-2 * Math.PI * Complex.ImaginaryOne * (((double)w * t / geometry.Frames) + ((double)k * c / geometry.Columns)));
                    }

                    double energy = sum.Magnitude * sum.Magnitude / (geometry.Frames * geometry.Columns);
                    int direction = Sign(w, geometry.Frames) * Sign(k, geometry.Columns);
                    rightward += direction < 0 ? energy : 0;
                    leftward += direction > 0 ? energy : 0;
                }
            }
        }

        return (rightward, leftward);
    }

    private static int Sign(int frequency, int size) => frequency == 0 ? 0 : Math.Sign(size - (2 * frequency));

    private static float[] Movie(Func<int, int, int, double> value) => [.. Enumerable.Range(0, Geometry.Pixels).Select(i =>
        (float)value(i / Geometry.PixelsPerFrame, i / Geometry.Columns % Geometry.Rows, i % Geometry.Columns))];
}
