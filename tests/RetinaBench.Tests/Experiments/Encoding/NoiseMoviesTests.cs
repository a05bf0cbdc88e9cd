using RetinaBench.Experiments.Encoding;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.FlashedImages;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Tests.Experiments.Encoding;

public sealed class NoiseMoviesTests
{
    private static readonly WhiteNoiseOptions s_options = new() { Frames = 500, Rows = 8, Columns = 8, CheckSize = 1, Mean = 0, Parts = 3, Seed = 3 };
    private static readonly WhiteNoiseEnvironment s_noise = new("noise", 1, s_options);

    [Fact]
    public void Replace_AShare_TakesThoseFramesFromTheUnrelatedPart()
    {
        var shared = new SharedNoise(s_noise);
        PackedMovie movie = shared.Movie(NoiseMovies.FitPart, 4), unrelated = NoiseMovies.Of(s_noise, NoiseMovies.UnrelatedPart, 4);
        bool[] some = Replaced(movie, NoiseMovies.Replace(shared, 4, 0.3), unrelated), more = Replaced(movie, NoiseMovies.Replace(shared, 4, 0.7), unrelated);
        // Six standard deviations of a share among 2000 frames.
        Assert.InRange(some.Average(r => r ? 1.0 : 0), 0.3 - 0.062, 0.3 + 0.062);
        Assert.InRange(more.Average(r => r ? 1.0 : 0), 0.7 - 0.062, 0.7 + 0.062);
        Assert.All(some.Zip(more), pair => Assert.True(!pair.First || pair.Second));
        Assert.All(Replaced(movie, NoiseMovies.Replace(shared, 4, 1), unrelated), Assert.True);
        Assert.Same(movie, NoiseMovies.Replace(shared, 4, 0));
    }

    [Fact]
    public void Check_OtherEnvironments_AreRefused()
    {
        Assert.Empty(NoiseMovies.Check("noise", s_noise));
        Assert.Contains("has 2 parts: 3 are needed", Assert.Single(NoiseMovies.Check("noise", new WhiteNoiseEnvironment("n", 1, s_options with { Parts = 2 }))).What, StringComparison.Ordinal);
        Assert.Contains("Gaussian noise", Assert.Single(NoiseMovies.Check("noise", new WhiteNoiseEnvironment("n", 1, s_options with { Distribution = WhiteNoiseDistribution.Gaussian }))).What, StringComparison.Ordinal);
        var images = new FlashedImagesEnvironment("images", 1, new() { Rows = 8, Columns = 8, FlashFrames = 1, GreyFrames = 1, Seed = 1 });
        Assert.Equal(("noise", "images is no white noise"), NoiseMovies.Check("noise", images).Select(p => (p.Member, p.What)).Single());
    }

    private static bool[] Replaced(PackedMovie original, PackedMovie changed, PackedMovie unrelated)
    {
        bool[] replaced = new bool[original.Geometry.Frames];
        for (int t = 0; t < replaced.Length; t++)
        {
            ReadOnlySpan<byte> frame = changed.Packed.Slice(t * 8, 8);
            replaced[t] = !frame.SequenceEqual(original.Packed.Slice(t * 8, 8));
            Assert.True(frame.SequenceEqual((replaced[t] ? unrelated : original).Packed.Slice(t * 8, 8)));
        }

        return replaced;
    }
}
