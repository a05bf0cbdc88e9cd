using System.Collections.Concurrent;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Experiments.Encoding;

/// <summary>Movies of white noise and what ground-truth cells answer to them, made once for all fits of a run.</summary>
/// <remarks>It holds some 60 bytes for each frame of the longest fit, where a single fit of a network holds 256. Thread-safe.</remarks>
/// <param name="environment">The white noise, in the parts of <see cref="NoiseMovies"/>.</param>
public sealed class SharedNoise(WhiteNoiseEnvironment environment)
{
    private readonly ConcurrentDictionary<int, LongestYet<PackedMovie>> _movies = new();
    private readonly ConcurrentDictionary<(SubunitCell Cell, ResponseUnit Unit), LongestYet<CellRecording>> _recordings = new();
    private readonly ConcurrentDictionary<SubunitCell, LongestYet<CellRecording>> _rates = new();

    /// <summary>The white noise.</summary>
    public WhiteNoiseEnvironment Environment { get; } = environment;

    /// <summary>The first blocks of a part as one movie.</summary>
    /// <param name="part">Number of the part.</param>
    /// <param name="blocks">How many, 1 or more.</param>
    public PackedMovie Movie(int part, int blocks) =>
        _movies.GetOrAdd(part, p => new(b => NoiseMovies.Of(Environment, p, b))).Of(blocks).First(blocks * Environment.Geometry.Frames);

    /// <summary>What a cell answers to the first blocks of <see cref="NoiseMovies.FitPart"/>.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="unit">Spikes, which follow from the seed of the environment, or the rate in Hz.</param>
    /// <param name="blocks">How many, 1 or more.</param>
    public CellRecording Recording(SubunitCell cell, ResponseUnit unit, int blocks)
    {
        CellRecording longest = _recordings.GetOrAdd((cell, unit), _ => new(b => cell.Record(Movie(NoiseMovies.FitPart, b), unit, Environment.Options.Seed))).Of(blocks);
        PackedMovie movie = Movie(NoiseMovies.FitPart, blocks);
        return new(movie, longest.Responses[..movie.Geometry.Frames], unit, longest.FrameRate);
    }

    /// <summary>The true rate of a cell while the first blocks of <see cref="NoiseMovies.TestPart"/> are shown.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="blocks">How many, 1 or more.</param>
    /// <param name="first">The first frame, at least the lags of the cell - 1.</param>
    /// <returns>Hz, [frame].</returns>
    public ReadOnlyMemory<float> TestRate(SubunitCell cell, int blocks, int first)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentOutOfRangeException.ThrowIfLessThan(first, cell.TemporalFilter.Count - 1);
        CellRecording longest = _rates.GetOrAdd(cell, c => new(b => c.Record(Movie(NoiseMovies.TestPart, b), ResponseUnit.Hertz, 0))).Of(blocks);
        return longest.Responses[first..(blocks * Environment.Geometry.Frames)];
    }
}
