using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Experiments.Encoding;

/// <summary>The movies that encoding experiments show, all of one environment of binary noise in parts.</summary>
internal static class NoiseMovies
{
    /// <summary>The part that models are fitted on.</summary>
    public const int FitPart = 0;

    /// <summary>The part that models are tested on.</summary>
    public const int TestPart = 1;

    /// <summary>The part that frames are replaced from.</summary>
    public const int UnrelatedPart = 2;

    /// <summary>Parts that an environment needs.</summary>
    public const int Parts = 3;

    /// <summary>Blocks of a part as one movie.</summary>
    public static PackedMovie Of(WhiteNoiseEnvironment environment, int part, int blocks) => PackedNoise.Draw(environment, part, 0, blocks);

    /// <summary>Replaces frames of the fitted part by those of the unrelated one.</summary>
    /// <remarks>Frame t is replaced where the t-th number uniform on [0, 1) of the stream <c>&lt;environment&gt;/replaced</c> is below the share: the frames of a larger share hold those of a smaller one.</remarks>
    /// <param name="noise">The noise.</param>
    /// <param name="blocks">Blocks of <see cref="FitPart"/>.</param>
    /// <param name="share">Share of the frames, 0 to 1.</param>
    public static PackedMovie Replace(SharedNoise noise, int blocks, double share)
    {
        WhiteNoiseEnvironment environment = noise.Environment;
        PackedMovie movie = noise.Movie(FitPart, blocks);
        if (share == 0)
            return movie;
        PackedMovie unrelated = noise.Movie(UnrelatedPart, blocks);
        int frames = movie.Geometry.Frames, frameBytes = movie.Packed.Length / frames;
        var stream = new RandomStream(environment.Options.Seed, $"{environment.Name}/replaced");
        byte[] packed = movie.Packed.ToArray();
        for (int t = 0; t < frames; t++)
        {
            if (stream.NextDouble() < share)
                unrelated.Packed.Slice(t * frameBytes, frameBytes).CopyTo(packed.AsSpan(t * frameBytes));
        }

        return new(movie.Geometry, packed, movie.Low, movie.High);
    }

    /// <summary>Says why an environment cannot serve.</summary>
    public static IEnumerable<OptionProblem> Check(string member, IStimulusEnvironment environment)
    {
        if (environment is not WhiteNoiseEnvironment noise)
            yield return new(member, $"{environment.Name} is no white noise");
        else if (noise.Options.Parts < Parts)
            yield return new(member, FormattableString.Invariant($"{noise.Name} has {noise.Options.Parts} parts: {Parts} are needed, to fit on, to test on and to replace frames by"));
        else if (PackedNoise.FindProblem(noise) is { } problem)
            yield return new(member, $"{noise.Name}: {problem}");
    }
}
