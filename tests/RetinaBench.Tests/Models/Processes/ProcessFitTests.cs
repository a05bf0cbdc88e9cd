using System.Diagnostics;
using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.Processes;
using RetinaBench.Models.Validation;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Models.Processes;

/// <summary>A well-behaved process that is fitted to cells: what it answers is what the closed form of its model gives.</summary>
public sealed class ProcessFitTests
{
    // The process computes in single precision what is expected here in double precision, of values about 1.
    private const double Tolerance = 1e-6;
    private const int Frames = 400;
    private static readonly FitOptions s_options = new() { Seed = ulong.MaxValue, Threads = 3, Effort = 0.25, ValidationShare = 0.2 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_ToBitsOrNumbers_IsTheClosedForm(bool bits)
    {
        using ProcessEncodingModel model = ServedCell.Open("well");
        IFrameSequence movie = bits ? ServedCell.Bits(Frames) : ServedCell.Noise(Frames);
        CellRecording recording = ServedCell.Record(movie);
        IFittedEncoding fitted = model.Fit(recording, s_options);
        Assert.Equal((2, ResponseUnit.Spikes), (fitted.Lags, fitted.Unit));
        AssertClose(ServedCell.Expect(recording, 0.2, movie, 1, Frames - 1, 0, 1), ServedCell.Predict(fitted, movie, 1, Frames - 1));
        FrameArray other = ServedCell.Noise(50, ordinal: 1);
        AssertClose(ServedCell.Expect(recording, 0.2, other, 7, 20, 0, 1), ServedCell.Predict(fitted, other, 7, 20));
        Assert.Empty(ServedCell.Predict(fitted, other, 7, 0));
    }

    [Fact]
    public void Fit_WithOptions_HandsOnEach()
    {
        using ProcessEncodingModel model = ServedCell.Open("well");
        IFittedEncoding fitted = model.Fit(ServedCell.Record(ServedCell.Bits(Frames), ResponseUnit.Hertz), s_options);
        Assert.Equal(ResponseUnit.Hertz, fitted.Unit);
        Assert.Equal([(0, ulong.MaxValue, false), (1, 3, false), (2, 0.25, false), (3, ServedCell.FrameRate, true)], fitted.Course.Select(s => (s.Iteration, s.ValidationLoss, s.Chosen)));
        Assert.Equal("fit: effort: 2 is not in (0, 1]", Assert.Throws<InputException>(() => model.Fit(ServedCell.Record(ServedCell.Bits(Frames)), s_options with { Effort = 2 })).Message);
    }

    [Fact]
    public void Keep_SomeFilters_SilencesTheOthers()
    {
        using ProcessEncodingModel model = ServedCell.Open("well");
        PackedMovie movie = ServedCell.Bits(Frames);
        CellRecording recording = ServedCell.Record(movie);
        IFittedEncoding fitted = model.Fit(recording, s_options);
        IReadOnlyList<EncodingFilter> filters = Assert.IsAssignableFrom<IFilterSource>(fitted).Filters;
        Assert.Equal([(0, 2, 3, 5, 1, 1), (1, 2, 3, 5, 1, 1)], filters.Select(f => (f.Index, f.Lags, f.Rows, f.Columns, f.MapRows, f.MapColumns)));
        Assert.Equal([.. Enumerable.Repeat(1f / 15, 15), .. new float[15]], filters[0].Weights.ToArray());
        Assert.Equal([1f], filters[1].Readout.ToArray());
        IFilterSelection selection = Assert.IsAssignableFrom<IFilterSelection>(fitted);
        foreach (int[] keep in (int[][])[[], [1], [0], [0, 1]])
            AssertClose(ServedCell.Expect(recording, 0.2, movie, 1, 100, keep), ServedCell.Predict(selection.Keep(keep), movie, 1, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => selection.Keep([2]));
        Assert.Throws<ArgumentException>(() => selection.Keep([1, 1]));
    }

    [Fact]
    public void Variant_OfTheFamily_IsFittedAsAskedFor()
    {
        using ProcessEncodingModel model = ServedCell.Open("well");
        IEncodingVariants family = Assert.IsAssignableFrom<IEncodingVariants>(model);
        Assert.Null(family.Variant(new() { Filters = 3 }));
        Assert.Null(family.Variant(new() { Layers = 2 }));
        PackedMovie movie = ServedCell.Bits(Frames);
        CellRecording recording = ServedCell.Record(movie);
        IFittedEncoding fitted = family.Variant(new() { Filters = 1 })!.Fit(recording, s_options);
        Assert.Single(((IFilterSource)fitted).Filters);
        AssertClose(ServedCell.Expect(recording, 0.2, movie, 1, 50, 0), ServedCell.Predict(fitted, movie, 1, 50));
    }

    [Fact]
    public void Capabilities_AreThoseThatTheProcessOffers()
    {
        using ProcessEncodingModel model = ServedCell.Open("one");
        Assert.False(model is IRetinaModel or IEncodingVariants);
        Assert.Equal((null, 0, 0, false), (model.Card.Input, model.Card.Layers.Count, model.Card.Classes.Count, model.Card.ThreadSafe));
        using ProcessEncodingModel plain = ServedCell.Open("plain");
        IFittedEncoding fitted = plain.Fit(ServedCell.Record(ServedCell.Bits(Frames)), s_options);
        Assert.False(fitted is IFilterSource or IFilterSelection);
        Assert.Equal(10, ServedCell.Predict(fitted, ServedCell.Bits(Frames), 1, 10).Length);
    }

    [Fact]
    public void Movies_AreBroughtOnceAndReleasedWithWhatWasFitted()
    {
        using ProcessEncodingModel model = ServedCell.Open("well");
        PackedMovie movie = ServedCell.Bits(Frames);
        FrameArray[] others = [.. Enumerable.Range(1, 3).Select(i => ServedCell.Noise(50, (uint)i))];
        CellRecording recording = ServedCell.Record(movie);
        var first = (IDisposable)model.Fit(recording, s_options);
        foreach (FrameArray test in others)
            ServedCell.Predict((IFittedEncoding)first, test, 1, 10);
        first.Dispose();
        Assert.Throws<ObjectDisposedException>(() => ServedCell.Predict((IFittedEncoding)first, movie, 1, 10));
        IFittedEncoding second = model.Fit(recording, s_options);
        ServedCell.Predict(second, others[2], 1, 10);
        GC.KeepAlive(others);
        string words = Served.WordsOf(model, "fit 2; predict 10 from 1");
        Assert.Equal(
            [
                "small retina, well movie 1 from 0 as bits: 800 bytes", "fit 1",
                "movie 2 from 0 as float32: 3000 bytes", "predict 10 from 1", "movie 3 from 0 as float32: 3000 bytes", "predict 10 from 1",
                // Three are held; the one that was used first goes for the fourth, and comes again.
                "released fits [] movies [1]", "movie 4 from 0 as float32: 3000 bytes", "predict 10 from 1",
                "released fits [1] movies []", "released fits [] movies [2]", "movie 5 from 0 as bits: 800 bytes", "fit 2", "predict 10 from 1",
            ],
            words.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Movie_LargerThanARequestMayBe_ArrivesInPieces()
    {
        // 34 MB of numbers where a request holds 32 MiB, and more frames than are predicted at once.
        const int ManyFrames = 570_000;
        using ProcessEncodingModel model = ServedCell.Open("well");
        FrameArray movie = ServedCell.Noise(ManyFrames);
        CellRecording recording = ServedCell.Record(movie);
        IFittedEncoding fitted = model.Fit(recording, s_options);
        const int Count = 70_000, First = ManyFrames - Count;
        AssertClose(ServedCell.Expect(recording, 0.2, movie, First, Count, 0, 1), ServedCell.Predict(fitted, movie, First, Count));
        const string Piece = "movie 1 from 559240 as float32";
        Assert.Contains(Piece, Served.WordsOf(model, Piece), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_InSeveralProcessesAtOnce_GivesEachItsOwn()
    {
        const int Threads = 4, Processes = 2;
        using ProcessEncodingModel model = ServedCell.Open(ServedCell.Options("well") with { Processes = Processes });
        Assert.True(model.Card.ThreadSafe);
        float[][] expected = new float[Threads][], found = new float[Threads][];
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, i =>
        {
            FrameArray movie = ServedCell.Noise(200, (uint)i);
            CellRecording recording = ServedCell.Record(movie);
            using var fitted = (FittedInProcess)model.Fit(recording, s_options with { ValidationShare = 0.1 * i });
            (expected[i], found[i]) = (ServedCell.Expect(recording, 0.1 * i, movie, 1, 199, 0, 1), ServedCell.Predict(fitted, movie, 1, 199));
        });
        for (int i = 0; i < Threads; i++)
            AssertClose(expected[i], found[i]);
    }

    [Fact]
    public void Predict_OfOtherFrames_IsRefusedBeforeAnythingIsSent()
    {
        using ProcessEncodingModel model = ServedCell.Open("well");
        IFittedEncoding fitted = model.Fit(ServedCell.Record(ServedCell.Bits(Frames)), s_options);
        Assert.Contains("the model was fitted on frames of 3 x 5, the movie is 9x2x2", Assert.Throws<ArgumentException>(() => ServedCell.Predict(fitted, new FrameArray(new(9, 2, 2), new float[36]), 1, 5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ServedCell.Predict(fitted, ServedCell.Bits(Frames), 0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ServedCell.Predict(fitted, ServedCell.Bits(Frames), 1, Frames));
        Assert.DoesNotContain("predict", model.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_FindsNoFault()
    {
        using ProcessEncodingModel model = ServedCell.Open("well");
        Assert.All(ModelValidator.Validate(model).Checks, c => Assert.True(c.Outcome == CheckOutcome.Passed, $"{c.Id}: {c.Reason}"));
    }

    [SkippableFact]
    public void Fit_Cancelled_EndsTheProcessAtOnce()
    {
        LinuxProcesses.Require();
        string mark = $"mark-{Guid.NewGuid():N}";
        using ProcessEncodingModel model = ServedCell.Open("hang", mark);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        long start = Stopwatch.GetTimestamp();
        Assert.ThrowsAny<OperationCanceledException>(() => model.Fit(ServedCell.Record(ServedCell.Bits(Frames)), s_options, cancellation.Token));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
        Assert.Empty(LinuxProcesses.With(mark));
    }

    [SkippableFact]
    public void Predict_Cancelled_EndsTheProcessAtOnce()
    {
        LinuxProcesses.Require();
        string mark = $"mark-{Guid.NewGuid():N}";
        using ProcessEncodingModel model = ServedCell.Open("rate-hang", mark);
        using var cancellation = new CancellationTokenSource();
        IFittedEncoding fitted = model.Fit(ServedCell.Record(ServedCell.Bits(Frames)), s_options, cancellation.Token);
        cancellation.CancelAfter(TimeSpan.FromMilliseconds(300));
        Assert.ThrowsAny<OperationCanceledException>(() => ServedCell.Predict(fitted, ServedCell.Bits(Frames), 1, 5));
        Assert.Empty(LinuxProcesses.With(mark));
    }

    private static void AssertClose(float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - found[i]) <= Tolerance, FormattableString.Invariant($"frame {i}: {found[i]}, expected {expected[i]}"));
    }
}
