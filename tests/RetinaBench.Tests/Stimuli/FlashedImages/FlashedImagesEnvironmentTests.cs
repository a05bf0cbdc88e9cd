using RetinaBench.Stimuli;
using RetinaBench.Stimuli.FlashedImages;

namespace RetinaBench.Tests.Stimuli.FlashedImages;

public sealed class FlashedImagesEnvironmentTests
{
    private static readonly FlashedImagesOptions s_options = new() { Rows = 4, Columns = 6, FlashFrames = 2, GreyFrames = 3, Mean = 0.25, Contrast = 0.5, Seed = 5 };

    [Fact]
    public void Create_Movie_IsAnImageAndThenGrey()
    {
        var environment = new FlashedImagesEnvironment("images", 1, s_options);
        Stimulus stimulus = environment.Create(0, 7);
        Assert.Equal((new MovieGeometry(5, 4, 6), -1, "images/0/7"), (stimulus.Geometry, stimulus.Label, stimulus.Id));
        float[] movie = new float[stimulus.Geometry.Pixels];
        stimulus.Render(movie);
        Assert.Equal(movie[..24], movie[24..48]);
        Assert.All(movie[48..], pixel => Assert.Equal(0.25f, pixel));
        Assert.True(movie[..24].Distinct().Count() > 12);
        // Levels of 1/128 of the contrast 0.5 around 0.25 are multiples of 1/256, which single precision holds.
        Assert.All(movie, pixel => Assert.Equal(Math.Round(pixel * 256), pixel * 256.0));
        float[] again = new float[movie.Length];
        new FlashedImagesEnvironment("images", 1, s_options).Create(0, 7).Render(again);
        Assert.Equal(movie, again);
        environment.Create(0, 8).Render(again);
        Assert.NotEqual(movie, again);
    }

    /// <summary>The covariance of two pixels is, by the theorem of Wiener and Khinchin, the sum over frequencies of power times the cosine of the phase between them.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1.5)]
    public void Create_ManyImages_HaveTheCovarianceOfTheirSpectrum(double exponent)
    {
        const int images = 4000, side = 24;
        const double sixSigma = 6;
        var environment = new FlashedImagesEnvironment("images", 1, s_options with { Exponent = exponent, Mean = 0, Contrast = 1, FlashFrames = 1, GreyFrames = 0 });
        float[] frames = new float[images * 24];
        environment.Sequence(images, 0).Read(0, frames);
        foreach ((int row, int column) in new[] { (0, 0), (0, 1), (0, 5), (1, 0), (3, 2) })
        {
            double power = 0, expected = 0;
            for (int u = -11; u <= 11; u++)
            {
                for (int v = -11; v <= 11; v++)
                {
                    if (u == 0 && v == 0)
                        continue;
                    double p = Math.Pow((u * u) + (v * v), -exponent);
                    power += p;
                    expected += p * Math.Cos(2 * Math.PI * ((u * column) + (v * row)) / side);
                }
            }

            expected /= power;
            double found = Enumerable.Range(0, images).Average(i => (double)frames[i * 24] * frames[(i * 24) + (row * 6) + column]);
            // The product of two standard normals of correlation r has variance 1 + r^2.
            Assert.Equal(expected, found, sixSigma * Math.Sqrt((1 + (expected * expected)) / images));
        }
    }

    [Fact]
    public void Sequence_AfterGrey_IsTheMoviesOneAfterTheOther()
    {
        var environment = new FlashedImagesEnvironment("images", 1, s_options);
        FrameArray sequence = environment.Sequence(3, 4);
        Assert.Equal(new(19, 4, 6), sequence.Geometry);
        float[] all = new float[sequence.Geometry.Pixels], movie = new float[environment.Geometry.Pixels];
        sequence.Read(0, all);
        Assert.All(all[..96], pixel => Assert.Equal(0.25f, pixel));
        for (int i = 0; i < 3; i++)
        {
            environment.Create(0, i).Render(movie);
            Assert.Equal(movie, all[(96 + (i * movie.Length))..][..movie.Length]);
        }
    }

    [Fact]
    public void Problems_OfValuesOutOfRange_NameEach()
    {
        FlashedImagesOptions bad = s_options with { Rows = 65, Columns = 0, FlashFrames = 0, GreyFrames = -1, Exponent = double.NaN, Mean = 1001, Contrast = 0 };
        Assert.Equal(["rows", "columns", "flashFrames", "greyFrames", "exponent", "mean", "contrast"], bad.Problems().Select(p => p.Member));
        Assert.Contains("rows: 65 is not in [1, 64]", Assert.Throws<InputException>(() => new FlashedImagesEnvironment("images", 1, bad)).Message, StringComparison.Ordinal);
        Assert.Empty(s_options.Problems());
    }
}
