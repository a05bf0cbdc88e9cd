using RetinaBench.Stimuli;
using RetinaBench.Torch.Devices;
using RetinaBench.Torch.Stimuli;
using TorchSharp;

namespace RetinaBench.Torch.Tests.Stimuli;

/// <summary>Against the movies that stimuli draw themselves.</summary>
public sealed class MovieRendererTests
{
    private static readonly MovieGeometry s_geometry = new(4, 23, 31);

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(MovieRenderer.MaximumRadius)]
    [InlineData(MovieRenderer.MaximumRadius + 1)]
    public void Render_DiscsOfOneSize_IsBitEqualToTheStimuli(int radius)
    {
        Need.Torch();
        AreDrawn([Dots("a", radius, 1), Dots("b", radius, 2), Dots("c", radius, 3)], 3);
    }

    [SkippableFact]
    public void Render_SizesAndFramesMixed_IsBitEqualToTheStimuli()
    {
        Need.Torch();
        float[] grey = new float[s_geometry.Pixels];
        for (int i = 0; i < grey.Length; i++)
            grey[i] = i / 7f;
        AreDrawn([Dots("a", 2, 1), Stimulus.FromFrames("grey", s_geometry, grey, -1), Dots("b", 3, 2), Dots("c", 3, 5), Dots("huge", 60, 4)], 8);
    }

    [SkippableFact]
    public void Render_NothingInView_IsDark()
    {
        Need.Torch();
        AreDrawn([Stimulus.FromScene("empty", new DotScene(s_geometry, 5, -100, 200, []), -1)], 2);
    }

    // Dots at random places in and around the movie, one on each corner and one that just touches each side.
    private static Stimulus Dots(string id, int radius, ulong seed)
    {
        var random = new RandomStream(seed, "tests/renderer");
        List<Dot> dots = [new(0, 0, 0), new(0, 30, 0), new(22, 0, 0), new(22, 30, 0), new(-radius, 10, 1), new(22 + radius, 11, -1), new(5, -radius, 0.5), new(6, 30 + radius, -0.5)];
        for (int i = 0; i < 6; i++)
            dots.Add(new(random.NextInt(60) - 20, random.NextInt(70) - 20, random.NextUniform(-3, 3)));
        return Stimulus.FromScene(id, new DotScene(s_geometry, radius, -200, 200, dots), -1);
    }

    private static void AreDrawn(Stimulus[] stimuli, int count)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor movies = new MovieRenderer(s_geometry, TorchDevice.Open("cpu")).Render(stimuli, count);
        Assert.Equal([count, s_geometry.Frames, s_geometry.Rows, s_geometry.Columns], movies.shape);
        float[] found = new float[count * s_geometry.Pixels], expected = new float[found.Length];
        movies.reshape(-1).data<float>().CopyTo(found);
        for (int i = 0; i < stimuli.Length; i++)
            stimuli[i].Render(expected.AsSpan(i * s_geometry.Pixels, s_geometry.Pixels));
        Assert.Equal(expected, found);
    }
}
