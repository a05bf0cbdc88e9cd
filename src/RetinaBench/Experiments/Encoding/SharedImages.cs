using System.Collections.Concurrent;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.FlashedImages;

namespace RetinaBench.Experiments.Encoding;

/// <summary>Flashed images as movies, drawn once for all fits of a run. Thread-safe.</summary>
/// <param name="environment">The images.</param>
public sealed class SharedImages(FlashedImagesEnvironment environment)
{
    private readonly ConcurrentDictionary<(int Images, int Lead), Lazy<FrameArray>> _movies = new();

    /// <summary>The images.</summary>
    public FlashedImagesEnvironment Environment { get; } = environment;

    /// <summary>The first images one after the other, with grey before the first.</summary>
    /// <param name="images">How many, at least 1.</param>
    /// <param name="lead">Frames of grey before the first image, 0 or more.</param>
    public FrameArray Movie(int images, int lead) => _movies.GetOrAdd((images, lead), key => new(() => Environment.Sequence(key.Images, key.Lead))).Value;
}
