using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.Validation.Fits;
using RetinaBench.Stimuli;

namespace RetinaBench.Models.Processes;

/// <summary>What a process is asked that fits models to cells.</summary>
internal sealed partial class ModelClient
{
    private readonly MovieShelf _movies = new();
    private readonly ConcurrentQueue<int> _forgotten = new();
    private int _fitsMade;
    private int _fitsHeld;

    /// <summary>Fits that the process holds and that somebody still needs.</summary>
    public int Fits => Volatile.Read(ref _fitsHeld);

    /// <summary>Whether the model's family has a member.</summary>
    /// <param name="variant">What is different about it.</param>
    public bool HasVariant(EncodingVariant variant)
    {
        var request = new Requests.FindVariant("variant", ++_requests, variant);
        return Ask("variant", request, request.Id, default, Expecting<Answers.VariantFound>(), default).Exists;
    }

    /// <summary>Fits a model.</summary>
    /// <param name="recording">The responses.</param>
    /// <param name="options">How it is fitted.</param>
    /// <param name="variant">The member of the family; null for the model as it is registered.</param>
    /// <param name="cancellation">Ends the call early, and the process.</param>
    /// <exception cref="InputException">The process says that the recording does not suit the model.</exception>
    /// <returns>Number of the fit, which is held until it is forgotten, and what the process says of it.</returns>
    public (int Fit, FitReport Report) Fit(CellRecording recording, FitOptions options, EncodingVariant? variant, CancellationToken cancellation)
    {
        MovieGeometry geometry = recording.Movie.Geometry;
        Release([], cancellation);
        int movie = Bring(recording.Movie, cancellation), fit = ++_fitsMade;
        var request = new Requests.MakeFit(
            "fit", ++_requests, fit, movie, recording.Unit, recording.FrameRate, options.Seed, options.ValidationShare, options.Effort, options.Threads, variant,
            [new("responses", TensorType.Float32, [geometry.Frames])]);
        List<float[]> filters = [];
        Interlocked.Increment(ref _fitsHeld);
        try
        {
            byte[] responses = MemoryMarshal.AsBytes(recording.Responses.Span).ToArray();
            cancellation.ThrowIfCancellationRequested();
            Asked<Answers.Fitted> asked = Begin<Answers.Fitted>("fitted", request, request.Id, responses, read => Places(filters = FilterTensors.Allocate(read)), _options.FitTimeout);
            Answers.Fitted answer = AnswerOrError(asked, cancellation, out Answers.Error? error)
                ?? throw (error!.Unsuitable ? new InputException($"recording: {Shorten(error.Message)}") : Reported(error));
            return (fit, Report(answer, filters, recording));
        }
        catch
        {
            Forget(fit);
            throw;
        }
    }

    /// <summary>Predicts consecutive frames.</summary>
    /// <param name="fit">Number of the fit.</param>
    /// <param name="keep">The filters that are kept; null for all.</param>
    /// <param name="movie">The movie.</param>
    /// <param name="first">The first frame, whose past is in the movie.</param>
    /// <param name="rate">Receives the predictions.</param>
    /// <param name="cancellation">Ends the call early, and the process.</param>
    public void Predict(int fit, IReadOnlyList<int>? keep, IFrameSequence movie, int first, Span<float> rate, CancellationToken cancellation)
    {
        if (rate.Length == 0)
            return;
        int number = Bring(movie, cancellation);
        for (int start = 0; start < rate.Length; start += ProcessProtocol.MaximumPredictions)
        {
            int count = Math.Min(ProcessProtocol.MaximumPredictions, rate.Length - start);
            float[] values = new float[count];
            var request = new Requests.Predict("predict", ++_requests, fit, number, first + start, count, keep);
            Ask("rate", request, request.Id, default, Expecting<Answers.Rate>((new("rate", TensorType.Float32, [count]), values)), cancellation);
            int odd = values.AsSpan().IndexOfAnyExceptInRange(0, float.MaxValue);
            if (odd >= 0)
                throw Fault(FormattableString.Invariant($"predicts {values[odd]} for frame {first + start + odd} of {movie.Geometry}: a rate is a finite number from 0"));
            values.CopyTo(rate[start..]);
        }
    }

    /// <summary>Says that a fit is not needed any more, which the process hears before the next fit. Thread-safe.</summary>
    /// <param name="fit">Number of the fit.</param>
    public void Forget(int fit)
    {
        Interlocked.Decrement(ref _fitsHeld);
        _forgotten.Enqueue(fit);
    }

    private static string? FindFitFault(Answers.Hello hello) => hello switch
    {
        { Fits: true, Protocol: < ProcessProtocol.FitVersion } => $"offers fits in version {hello.Protocol} of the protocol, expected {ProcessProtocol.FitVersion}",
        { Fits: true, Gradient: true } or { Fits: true, Kernels: true } or { Fits: true, Memory: true } or { Fits: true, Stimuli.Count: > 0 } or { Fits: true, Reductions.Count: > 0 } =>
            "offers fits, and what belongs to answers to stimuli: a process is one or the other (register it twice, with another argument each)",
        { Memory: true, Protocol: < ProcessProtocol.MemoryVersion } => $"offers memory in version {hello.Protocol} of the protocol, expected {ProcessProtocol.MemoryVersion}",
        { Fits: false, Variants: true } => "offers variants without fits",
        _ => null,
    };

    private void Release(IReadOnlyList<int> movies, CancellationToken cancellation)
    {
        List<int> fits = [];
        while (_forgotten.TryDequeue(out int fit))
            fits.Add(fit);
        if (fits.Count == 0 && movies.Count == 0)
            return;
        var request = new Requests.Release("release", ++_requests, fits, movies);
        Ask("released", request, request.Id, default, Expecting<Answers.Done>(), cancellation);
    }

    // In pieces, each of which is answered: a time-out means the same for movies of any length.
    private int Bring(IFrameSequence movie, CancellationToken cancellation)
    {
        if (_movies.Find(movie) is { } known)
            return known;
        Release(_movies.TakeOff(), cancellation);
        MovieGeometry geometry = movie.Geometry;
        var packed = movie as PackedMovie;
        int bytes = packed is null ? checked(geometry.PixelsPerFrame * sizeof(float)) : FramePacker.PackedLength(geometry.PixelsPerFrame), number = _movies.NextNumber;
        int most = Math.Clamp(ProcessProtocol.MaximumFrameBytes / bytes, 1, geometry.Frames);
        byte[] buffer = new byte[checked(most * bytes)];
        for (int first = 0, count; first < geometry.Frames; first += count)
        {
            count = Math.Min(most, geometry.Frames - first);
            Span<byte> frames = buffer.AsSpan(0, count * bytes);
            if (packed is null)
                movie.Read(first, MemoryMarshal.Cast<byte, float>(frames));
            else
                packed.Packed.Slice(first * bytes, frames.Length).CopyTo(frames);
            TensorHeader tensor = packed is null ? new("frames", TensorType.Float32, [count, geometry.Rows, geometry.Columns]) : new("frames", TensorType.Uint8, [count, bytes]);
            var request = new Requests.SendMovie(
                "movie", ++_requests, number, [geometry.Frames, geometry.Rows, geometry.Columns], first, packed is null ? MovieForm.Float32 : MovieForm.Bits, packed?.Low, packed?.High, [tensor]);
            Ask("stored", request, request.Id, buffer.AsMemory(0, frames.Length), Expecting<Answers.Done>(), cancellation);
        }

        _movies.Add(movie);
        return number;
    }

    private FitReport Report(Answers.Fitted answer, List<float[]> tensors, CellRecording recording)
    {
        MovieGeometry geometry = recording.Movie.Geometry;
        if (answer.Lags < 1 || answer.Lags > geometry.Frames)
            throw Fault(FormattableString.Invariant($"says that predictions depend on {answer.Lags} frames, expected 1 to the {geometry.Frames} of the recording"));
        if (answer.Unit != recording.Unit)
            throw Fault($"says that predictions are in {answer.Unit}, the recording is in {recording.Unit}");
        if (FitCheck.FindCourseFault(answer.Course) is { } fault)
            throw Fault($"says of its fit: {fault}");
        if (answer is { Keep: true, Filters: null })
            throw Fault("says of its fit: filters can be kept, and shows none");
        IReadOnlyList<EncodingFilter>? filters = FilterTensors.Read(answer, tensors, geometry);
        string? odd = filters?.Select((filter, i) => FilterCheck.FindFault(filter, i, answer.Lags, geometry)).FirstOrDefault(f => f is not null);
        return odd is null ? new(geometry, answer.Unit, answer.Lags, answer.Course, filters, answer.Keep) : throw Fault($"says of its fit: {odd}");
    }
}
