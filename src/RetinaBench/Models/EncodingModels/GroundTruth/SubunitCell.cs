using System.Runtime.Intrinsics;
using RetinaBench.Stimuli;

namespace RetinaBench.Models.EncodingModels.GroundTruth;

/// <summary>A ganglion cell that is known to the last number: subunits sum pixels, are filtered in time and rectified, and their sum above a threshold is a firing rate.</summary>
/// <remarks>
/// <para>d_i(t) = sum over lags and the pixels of subunit i of g_i(lag) s(t - lag, pixel), where published cells have one g for all; rate = gain x max(sum_i max(d_i, 0) - threshold, 0) in Hz; a frame holds a spike
/// with probability min(rate / frame rate, 1). On noise of +-0.5 a subunit of 2 x 2 pixels has d_i of variance 1.</para>
/// <para>Yan et al. (2020), doi:10.1109/TCYB.2020.2972983; the threshold of the text is 1, that of the authors' code 2.5. Immutable and thread-safe.</para>
/// </remarks>
public sealed class SubunitCell
{
    /// <summary>Lags of the temporal filter, as published.</summary>
    public const int PublishedLags = 20;

    /// <summary>Frames a second, as published.</summary>
    public const double PublishedFrameRate = 30;

    private const double PublishedGain = 2;
    private const int BlockFrames = 1024;

    private readonly double[][] _filters;

    /// <summary>Makes a cell whose subunits have the published form of a temporal filter.</summary>
    /// <param name="name">Its name, which names its streams of random numbers; not empty.</param>
    /// <param name="polarity">Which change of light it answers.</param>
    /// <param name="subunits">Its subunits, at least one, each with at least one pixel, none outside of growing rows and columns, and a time constant above 0.</param>
    /// <param name="threshold">What the sum of the rectified subunits must exceed, 0 or more.</param>
    /// <param name="gain">Hz a unit above the threshold, above 0.</param>
    /// <exception cref="InputException">A value is out of range; the message names it.</exception>
    public SubunitCell(string name, Polarity polarity, IReadOnlyList<Subunit> subunits, double threshold, double gain = PublishedGain)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(subunits);
        if (subunits.Count == 0)
            throw new InputException($"cell '{name}': a cell has at least one subunit");
        if (subunits.FirstOrDefault(s => s.Row < 0 || s.Column < 0 || s.Rows < 1 || s.Columns < 1) is { } odd)
            throw new InputException($"cell '{name}': {odd} is no rectangle: rows and columns start at 0 or more and are at least 1");
        if (subunits.FirstOrDefault(s => !(s.TimeConstant > 0 && double.IsFinite(s.TimeConstant))) is { } timeless)
            throw new InputException(FormattableString.Invariant($"cell '{name}': time constant {timeless.TimeConstant} is not in (0, infinity)"));
        if (!(threshold >= 0 && double.IsFinite(threshold)))
            throw new InputException(FormattableString.Invariant($"cell '{name}': threshold {threshold} is not in [0, infinity)"));
        if (!(gain > 0 && double.IsFinite(gain)))
            throw new InputException(FormattableString.Invariant($"cell '{name}': gain {gain} is not in (0, infinity)"));
        (Name, Polarity, Subunits, Threshold, Gain) = (name, polarity, [.. subunits], threshold, gain);
        var courses = Subunits.Select(s => s.TimeConstant).Distinct().ToDictionary(h => h, h => BiphasicFilter.Of(polarity, PublishedLags, PublishedFrameRate, h));
        _filters = [.. Subunits.Select(s => courses[s.TimeConstant])];
        TemporalFilter = courses.Count == 1 ? _filters[0] : MeanFilter();
    }

    /// <summary>The published cell: four OFF subunits of 2 x 2 pixels that cover the central 4 x 4 of 8 x 8.</summary>
    /// <param name="threshold">2.5 as in the authors' code, or 1 as in the text.</param>
    public static SubunitCell Published(double threshold = 2.5) => new("published", Polarity.Off, [new(2, 2), new(2, 4), new(4, 2), new(4, 4)], threshold);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Which change of light it answers.</summary>
    public Polarity Polarity { get; }

    /// <summary>Its subunits.</summary>
    public IReadOnlyList<Subunit> Subunits { get; }

    /// <summary>What the sum of the rectified subunits must exceed.</summary>
    public double Threshold { get; }

    /// <summary>Hz a unit above the threshold.</summary>
    public double Gain { get; }

    /// <summary>Its temporal filter, [lag], lag 0 being the current frame; where subunits differ, the mean of theirs over all pixels, of norm 1: what the cell sums of light that fills the frame.</summary>
    public IReadOnlyList<double> TemporalFilter { get; }

    /// <summary>The temporal filter of a subunit, [lag], of norm 1, lag 0 being the current frame.</summary>
    /// <param name="subunit">Number of the subunit.</param>
    public IReadOnlyList<double> TemporalFilterOf(int subunit) => _filters[subunit];

    /// <summary>What the subunits say before they are rectified.</summary>
    /// <param name="movie">A movie that holds all of the subunits' pixels.</param>
    /// <param name="first">The first frame, at least lags - 1.</param>
    /// <param name="drives">Receives d, [frame, subunit].</param>
    /// <exception cref="ArgumentException">The frames, or the past of the first, are not all in the movie, or a subunit is not.</exception>
    public void Drives(IFrameSequence movie, int first, Span<double> drives)
    {
        ArgumentNullException.ThrowIfNull(movie);
        int units = Subunits.Count, frames = drives.Length / units;
        if (frames * units != drives.Length)
            throw new ArgumentException($"{drives.Length} values are no whole number of frames of {units} subunits", nameof(drives));
        using var buffers = new DriveBuffers(units, Math.Min(BlockFrames, frames), PublishedLags - 1);
        for (int start = 0; start < frames; start += BlockFrames)
        {
            int count = Math.Min(BlockFrames, frames - start);
            ReadOnlySpan<double> byUnit = DrivesOf(movie, first + start, count, buffers);
            for (int t = 0; t < count; t++)
            {
                for (int unit = 0; unit < units; unit++)
                    drives[((start + t) * units) + unit] = byUnit[(unit * count) + t];
            }
        }
    }

    /// <summary>The firing rate.</summary>
    /// <param name="movie">A movie that holds all of the subunits' pixels.</param>
    /// <param name="first">The first frame, at least lags - 1.</param>
    /// <param name="rate">Receives Hz, [frame].</param>
    /// <exception cref="ArgumentException">The frames, or the past of the first, are not all in the movie, or a subunit is not.</exception>
    public void Rate(IFrameSequence movie, int first, Span<float> rate)
    {
        ArgumentNullException.ThrowIfNull(movie);
        using var buffers = new DriveBuffers(Subunits.Count, Math.Min(BlockFrames, rate.Length), PublishedLags - 1);
        for (int start = 0; start < rate.Length; start += BlockFrames)
        {
            int count = Math.Min(BlockFrames, rate.Length - start);
            RatesOf(DrivesOf(movie, first + start, count, buffers), rate.Slice(start, count));
        }
    }

    /// <summary>The firing rate that drives of the subunits make.</summary>
    /// <param name="drives">d, [subunit].</param>
    /// <returns>Hz.</returns>
    public double RateOf(ReadOnlySpan<double> drives)
    {
        double sum = 0;
        foreach (double drive in drives)
            sum += Math.Max(drive, 0);
        return Gain * Math.Max(sum - Threshold, 0);
    }

    /// <summary>Records the cell: the rate itself, or spikes drawn from it.</summary>
    /// <remarks>Frame t holds a spike where the t-th number uniform on [0, 1) of the stream <c>&lt;name&gt;/spikes</c> of indices <paramref name="trial"/> and 0 is below rate / frame rate.
    /// The first lags - 1 frames, whose past is not all there, are silent.</remarks>
    /// <param name="movie">A movie that holds all of the subunits' pixels, of at least as many frames as there are lags.</param>
    /// <param name="unit">Spikes, or the rate in Hz.</param>
    /// <param name="seed">Seed of the spikes; ignored for the rate.</param>
    /// <param name="trial">Number of the trial; ignored for the rate.</param>
    /// <exception cref="ArgumentException">A subunit is not within the movie, or the movie is too short.</exception>
    public CellRecording Record(IFrameSequence movie, ResponseUnit unit, ulong seed, uint trial = 0)
    {
        ArgumentNullException.ThrowIfNull(movie);
        int past = PublishedLags - 1, frames = movie.Geometry.Frames;
        if (frames <= past)
            throw new ArgumentException(FormattableString.Invariant($"a movie of {frames} frames has none with a past of {past}"), nameof(movie));
        float[] responses = new float[frames];
        Rate(movie, past, responses.AsSpan(past));
        if (unit == ResponseUnit.Spikes)
        {
            var stream = new RandomStream(seed, Name + "/spikes", trial);
            foreach (ref float response in responses.AsSpan())
                response = stream.NextDouble() < response / PublishedFrameRate ? 1 : 0;
        }

        return new(movie, responses, unit, PublishedFrameRate);
    }

    // [subunit, frame], so that frames are the entries of vectors.
    private ReadOnlySpan<double> DrivesOf(IFrameSequence movie, int first, int frames, DriveBuffers buffers)
    {
        int past = PublishedLags - 1;
        ArgumentOutOfRangeException.ThrowIfLessThan(first, past);
        if (Subunits.FirstOrDefault(s => s.Row + s.Rows > movie.Geometry.Rows || s.Column + s.Columns > movie.Geometry.Columns) is { } outside)
            throw new ArgumentException($"cell '{Name}': {outside} is not within a movie of {movie.Geometry}", nameof(movie));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, movie.Geometry.Frames - frames);
        Span<double> sums = buffers.Sums.AsSpan(0, Subunits.Count * (frames + past)), drives = buffers.Drives.AsSpan(0, Subunits.Count * frames);
        SubunitSums.Of(Subunits, movie, first - past, frames + past, sums);
        for (int unit = 0; unit < Subunits.Count; unit++)
            TemporalSums.Run(sums.Slice(unit * (frames + past), frames + past), _filters[unit], drives.Slice(unit * frames, frames));
        return drives;
    }

    // As RateOf, frame by frame.
    private void RatesOf(ReadOnlySpan<double> drives, Span<float> rate)
    {
        int width = Vector256<double>.Count, t = 0;
        for (; t <= rate.Length - width; t += width)
        {
            Vector256<double> sum = Vector256<double>.Zero;
            for (int unit = 0; unit < Subunits.Count; unit++)
                sum += Vector256.Max(Vector256.Create(drives.Slice((unit * rate.Length) + t, width)), Vector256<double>.Zero);
            Vector256<double> hertz = Vector256.Create(Gain) * Vector256.Max(sum - Vector256.Create(Threshold), Vector256<double>.Zero);
            Vector128.Narrow(hertz.GetLower(), hertz.GetUpper()).CopyTo(rate[t..]);
        }

        for (; t < rate.Length; t++)
        {
            double sum = 0;
            for (int unit = 0; unit < Subunits.Count; unit++)
                sum += Math.Max(drives[(unit * rate.Length) + t], 0);
            rate[t] = (float)(Gain * Math.Max(sum - Threshold, 0));
        }
    }

    private double[] MeanFilter()
    {
        double[] sum = new double[PublishedLags];
        foreach ((Subunit subunit, double[] filter) in Subunits.Zip(_filters))
        {
            for (int lag = 0; lag < sum.Length; lag++)
                sum[lag] += subunit.Rows * subunit.Columns * filter[lag];
        }

        double norm = Math.Sqrt(sum.Sum(v => v * v));
        return [.. sum.Select(v => v / norm)];
    }
}
