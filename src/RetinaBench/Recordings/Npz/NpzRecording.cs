using System.Globalization;
using RetinaBench.Stimuli;

namespace RetinaBench.Recordings.Npz;

/// <summary>Reads one cell from the neutral layout: an <c>.npz</c> file with <c>stimulus</c>, <c>spikes</c> and <c>frameRate</c>.</summary>
/// <remarks>
/// <c>stimulus</c> [frames, rows, columns], finite; <c>spikes</c> [frames], or [frames, trials] where the same stimulus was repeated, counts from 0 to 65535; <c>frameRate</c>
/// one number in Hz. Numbers of any little-endian type, C or Fortran order; what <c>numpy.savez</c> and <c>savez_compressed</c> write. Other arrays are left alone.
/// </remarks>
public static class NpzRecording
{
    /// <summary>Name of the one section.</summary>
    public const string SectionName = "all";

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">It is missing, truncated, damaged or malformed.</exception>
    public static Recording Read(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        using var archive = new NpzArchive(file);
        double rate = ReadFrameRate(archive, file);
        RecordedStimulus stimulus = ReadStimulus(archive, file);
        SpikeCounts spikes = ReadSpikes(archive, file, (int)stimulus.Frames);
        return new(file, rate, 1, [new(SectionName, stimulus, IsRepeated: true, spikes)]);
    }

    private static double ReadFrameRate(NpzArchive archive, string file)
    {
        double rate = 0;
        archive.Read("frameRate", header => header.Shape.All(axis => axis == 1)
            ? (_, value) => rate = value
            : throw new InputException($"{file}: frameRate: has the shape {header.ShapeText}, expected is one number"));
        return rate > 0 && rate <= RecordingLimits.FrameRate
            ? rate
            : throw new InputException(FormattableString.Invariant($"{file}: frameRate: is {rate}, valid are rates above 0 up to {RecordingLimits.FrameRate} Hz"));
    }

    private static MovieStimulus ReadStimulus(NpzArchive archive, string file)
    {
        float[] movie = [];
        int rows = 0, columns = 0;
        archive.Read("stimulus", header =>
        {
            Check(header.Shape.Count == 3, header, $"{file}: stimulus", "[frames, rows, columns]", RecordingLimits.StimulusValues);
            (rows, columns) = (header.Shape[1], header.Shape[2]);
            movie = new float[header.Shape[0] * rows * columns];
            int size = rows * columns, width = columns;
            return (at, value) => movie[at] = float.IsFinite((float)value)
                ? (float)value
                : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{file}: stimulus[{at / size}, {at % size / width}, {at % width}] is {value}: a finite number of single precision is expected"));
        });
        return new(new FrameArray(new(movie.Length / (rows * columns), rows, columns), movie));
    }

    private static SpikeCounts ReadSpikes(NpzArchive archive, string file, int frames)
    {
        SpikeCounts? spikes = null;
        archive.Read("spikes", header =>
        {
            Check(header.Shape.Count is 1 or 2, header, $"{file}: spikes", "[frames] or [frames, trials]", RecordingLimits.SpikeCounts);
            if (header.Shape[0] != frames)
                throw new InputException($"{file}: spikes: has the shape {header.ShapeText}, but the stimulus has {frames} frames");
            int trials = header.Shape.Count == 1 ? 1 : header.Shape[1];
            SpikeCounts counts = spikes = new(1, trials, frames);
            return (at, value) =>
            {
                if (!counts.TrySet(0, at % trials, at / trials, value))
                {
                    string place = header.Shape.Count == 1 ? $"{at}" : $"{at / trials}, {at % trials}";
                    throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{file}: spikes[{place}] is {value}: a whole number from 0 to {SpikeCounts.Largest} is expected"));
                }
            };
        });
        return spikes!;
    }

    private static void Check(bool axesFit, NpyHeader header, string place, string expected, int largest)
    {
        if (!axesFit || header.Shape.Any(axis => axis == 0))
            throw new InputException($"{place}: has the shape {header.ShapeText}, expected is {expected}, none of them 0");
        double values = header.Shape.Aggregate(1.0, (product, axis) => product * axis);
        if (values > largest)
            throw new InputException($"{place}: has the shape {header.ShapeText}, allowed are {largest} numbers in all");
    }
}
