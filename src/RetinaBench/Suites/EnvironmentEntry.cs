using RetinaBench.Stimuli;
using RetinaBench.Stimuli.FlashedImages;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Suites;

/// <summary>One environment as a <c>suite.json</c> states it.</summary>
/// <param name="Name">Unique within the suite.</param>
/// <param name="Version">Raised whenever its stimuli change, 1 or more.</param>
/// <param name="Description">What it shows, in one sentence.</param>
/// <param name="Fingerprint">The SHA-256 that it must have, in lower-case hex.</param>
/// <param name="DotMotion">The parameters of its moving dots; exactly one of this and the following is there.</param>
/// <param name="WhiteNoise">The parameters of its white noise.</param>
/// <param name="FlashedImages">The parameters of its flashed images.</param>
internal sealed record EnvironmentEntry(
    string Name,
    int Version,
    string Description,
    string Fingerprint,
    DotMotionOptions? DotMotion = null,
    WhiteNoiseOptions? WhiteNoise = null,
    FlashedImagesOptions? FlashedImages = null)
{
    /// <summary>The members of which exactly one is there, as the file names them.</summary>
    public const string Kinds = "dotMotion, whiteNoise, flashedImages";

    /// <summary>What is wrong with the parameters: the member that holds them, and the first that is out of range; null for valid ones.</summary>
    public OptionProblem? FindProblem()
    {
        (string Member, IReadOnlyList<OptionProblem>? Problems)[] kinds =
            [("dotMotion", DotMotion?.Problems()), ("whiteNoise", WhiteNoise?.Problems()), ("flashedImages", FlashedImages?.Problems())];
        (string Member, IReadOnlyList<OptionProblem>? Problems)[] given = [.. kinds.Where(kind => kind.Problems is not null)];
        return given switch
        {
            [(string member, [OptionProblem problem, ..])] => new($".{member}.{problem.Member}", problem.What),
            [_] => null,
            _ => new("", $"exactly one of {Kinds} is needed, not {(given.Length == 0 ? "none" : string.Join(" and ", given.Select(kind => kind.Member)))}"),
        };
    }

    /// <summary>The environment.</summary>
    /// <exception cref="InputException">The name, the version or a parameter is not valid.</exception>
    public IStimulusEnvironment Make() =>
        DotMotion is not null ? new DotMotionEnvironment(Name, Version, DotMotion)
        : WhiteNoise is not null ? new WhiteNoiseEnvironment(Name, Version, WhiteNoise)
        : new FlashedImagesEnvironment(Name, Version, FlashedImages!);
}
