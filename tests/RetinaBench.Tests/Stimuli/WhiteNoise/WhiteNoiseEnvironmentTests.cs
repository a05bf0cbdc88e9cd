using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Tests.Stimuli.WhiteNoise;

public sealed class WhiteNoiseEnvironmentTests
{
    private static readonly WhiteNoiseOptions s_options = new() { Frames = 7, Rows = 9, Columns = 11, CheckSize = 4, Hold = 3, Seed = 9 };

    /// <summary>7 frames of 9 x 11 pixels in patterns of 3 frames and checks of 4 x 4 pixels make 3 patterns of 3 x 3 checks, the last ones cut.</summary>
    [Theory]
    [InlineData(WhiteNoiseDistribution.Binary)]
    [InlineData(WhiteNoiseDistribution.Gaussian)]
    public void Create_Movie_DrawsEveryCheckOverItsPixelsAndFrames(WhiteNoiseDistribution distribution)
    {
        WhiteNoiseOptions options = s_options with { Distribution = distribution, Mean = 2, Contrast = 0.25 };
        Stimulus stimulus = new WhiteNoiseEnvironment("noise", 1, options).Create(0, 3);
        var scene = Assert.IsType<WhiteNoiseScene>(stimulus.Scene);
        Assert.Equal(27, scene.Deviations.Length);
        Assert.Equal(27, scene.Deviations.ToArray().Length);
        float[] movie = new float[stimulus.Geometry.Pixels];
        stimulus.Render(movie);
        for (int t = 0; t < 7; t++)
        {
            for (int r = 0; r < 9; r++)
            {
                for (int c = 0; c < 11; c++)
                    Assert.Equal((float)(2 + (0.25 * scene.Deviations[(t / 3 * 9) + (r / 4 * 3) + (c / 4)])), movie[(((t * 9) + r) * 11) + c]);
            }
        }
    }

    [Fact]
    public void Create_Binary_TakesTheBitsOfItsStreamAndIsBlackAndWhite()
    {
        var stream = new RandomStream(9, "noise/checks", 0, 3);
        uint word = stream.NextUInt32();
        Stimulus stimulus = new WhiteNoiseEnvironment("noise", 1, s_options).Create(0, 3);
        float[] deviations = ((WhiteNoiseScene)stimulus.Scene!).Deviations.ToArray();
        Assert.Equal(Enumerable.Range(0, 27).Select(i => (word >> i) % 2 == 0 ? -1f : 1f), deviations);
        float[] frame = new float[99];
        stimulus.RenderFrame(0, frame);
        Assert.All(frame, pixel => Assert.True(pixel is 0 or 1));
    }

    [Theory]
    [InlineData(WhiteNoiseDistribution.Binary, 1)]
    [InlineData(WhiteNoiseDistribution.Gaussian, 3)]
    public void Create_ManyChecks_HaveTheMomentsOfTheirDistribution(WhiteNoiseDistribution distribution, double fourthMoment)
    {
        const double sixSigma = 6;
        var options = new WhiteNoiseOptions { Frames = 40, Rows = 50, Columns = 50, CheckSize = 1, Distribution = distribution, Seed = 4 };
        float[] z = ((WhiteNoiseScene)new WhiteNoiseEnvironment("noise", 1, options).Create(0, 0).Scene!).Deviations.ToArray();
        double n = z.Length;
        Assert.Equal(0, z.Average(v => (double)v), sixSigma / Math.Sqrt(n));
        Assert.Equal(1, z.Average(v => (double)v * v), (sixSigma * Math.Sqrt((fourthMoment - 1) / n)) + 1e-12);

        // Neighbours in space and, 2500 values apart, in time are independent: products have variance 1.
        foreach (int step in new[] { 1, 50, 2500 })
            Assert.Equal(0, Enumerable.Range(0, z.Length - step).Average(i => (double)z[i] * z[i + step]), sixSigma / Math.Sqrt(n - step));
    }

    [Fact]
    public void Create_Ordinals_DifferAndRepeat()
    {
        var environment = new WhiteNoiseEnvironment("noise", 1, s_options);
        float[] Checks(int ordinal) => ((WhiteNoiseScene)environment.Create(0, ordinal).Scene!).Deviations.ToArray();
        Assert.Equal(Checks(5), Checks(5));
        Assert.NotEqual(Checks(5), Checks(6));
        Assert.Equal(-1, environment.Create(0, 5).Label);
        Assert.Equal(EnvironmentFingerprint.Compute(environment), EnvironmentFingerprint.Compute(new WhiteNoiseEnvironment("noise", 1, s_options)));
        Assert.NotEqual(EnvironmentFingerprint.Compute(environment), EnvironmentFingerprint.Compute(new WhiteNoiseEnvironment("noise", 1, s_options with { Seed = 10 })));
    }

    [Theory]
    [InlineData(0, 1, 0.5, "checkSize: 0 is not in [1, 11]")]
    [InlineData(12, 1, 0.5, "checkSize: 12 is not in [1, 11]")]
    [InlineData(4, 8, 0.5, "hold: 8 is not in [1, 7]")]
    [InlineData(4, 1, 0, "contrast: 0 is not in (0, 1000]")]
    [InlineData(4, 1, double.NaN, "contrast: NaN is not in (0, 1000]")]
    public void Constructor_OptionOutOfRange_NamesMemberValueAndRange(int checkSize, int hold, double contrast, string message)
    {
        InputException e = Assert.Throws<InputException>(() => new WhiteNoiseEnvironment("noise", 1, s_options with { CheckSize = checkSize, Hold = hold, Contrast = contrast }));
        Assert.Equal($"environment 'noise': {message}", e.Message);
    }
}
