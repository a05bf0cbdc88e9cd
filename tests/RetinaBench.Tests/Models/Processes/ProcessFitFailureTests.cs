using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.Processes;
using RetinaBench.Models.Registry;

namespace RetinaBench.Tests.Models.Processes;

/// <summary>A process that misbehaves while it is fitted or asked for rates is told in one line that names the place.</summary>
public sealed class ProcessFitFailureTests
{
    // Long enough for a busy machine to start a process, short enough for a test.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData("old", "the process offers fits in version 1 of the protocol, expected 2; its last words: small retina, old")]
    [InlineData("both", "the process offers fits, and what belongs to answers to stimuli: a process is one or the other (register it twice, with another argument each)")]
    [InlineData("variants-alone", "the process offers variants without fits")]
    [InlineData("with-input", "the process says of its model: card: input is 4x6x8, expected null: the model answers no stimuli")]
    public void Open_OfAProcessThatSaysWhatDoesNotFit_SaysSo(string behaviour, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<ModelProcessException>(() => ServedCell.Open(behaviour)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("hang", "the process did not answer request 2 for fitted within 2 s; its last words: small retina, hang movie 1 from 0 as bits: 800 bytes; fit 1;")]
    [InlineData("crash", "the process ended with exit code 139 (signal 11) before it answered request 2 for fitted")]
    [InlineData("garbage", "the process wrote 'epoch 1' to stdout, where only messages of the protocol belong: let the model print to stderr (in answer to request 2 for fitted)")]
    [InlineData("error", "the process reports: ValueError: too few spikes; its last words: ")]
    [InlineData("lags", "the process says that predictions depend on 0 frames, expected 1 to the 400 of the recording")]
    [InlineData("unit", "the process says that predictions are in Hertz, the recording is in Spikes")]
    [InlineData("course", "the process says of its fit: 4 stages of the fit are chosen, expected one")]
    [InlineData("keep-alone", "the process says of its fit: filters can be kept, and shows none")]
    [InlineData("filter-nan", "the process says of its fit: filter 1: weight 7 is NaN, not a finite number")]
    [InlineData("filter-size", "the process says of its fit: filter 0 of 4 x 5 has 1 x 1 positions in frames of 3 x 5")]
    [InlineData("readout", "the process says of its fit: filter 0 of 3 x 5 has 2 x 1 positions in frames of 3 x 5")]
    [InlineData("filter-flat", "the process answered with filter/0 float32[3, 5], expected filter/0 float32[lags, rows, columns], each side 1 to 4096 (in answer to request 2 for fitted)")]
    [InlineData("filter-missing", "the process answered with no further tensor, expected filter/1 float32[lags, rows, columns], each side 1 to 4096 (in answer to request 2 for fitted)")]
    public void Fit_OfAProcessThatMisbehaves_SaysHow(string behaviour, string expected)
    {
        using ProcessEncodingModel model = ServedCell.Open(ServedCell.Options(behaviour) with { FitTimeout = behaviour == "hang" ? s_limit : TimeSpan.FromMinutes(1) });
        string message = Assert.Throws<ModelProcessException>(() => model.Fit(ServedCell.Record(ServedCell.Bits(400)), new())).Message;
        Assert.StartsWith(expected, message, StringComparison.Ordinal);
        Assert.Contains($"its last words: small retina, {behaviour}", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("rate-nan", "the process predicts NaN for frame 13 of 400x3x5: a rate is a finite number from 0")]
    [InlineData("rate-negative", "the process predicts -1 for frame 30 of 400x3x5: a rate is a finite number from 0")]
    [InlineData("rate-short", "the process answered with rate float32[19], expected rate float32[20] (in answer to request 3 for rate)")]
    [InlineData("rate-hang", "the process did not answer request 3 for rate within 2 s")]
    public void Predict_OfAProcessThatMisbehaves_SaysHow(string behaviour, string expected)
    {
        using ProcessEncodingModel model = ServedCell.Open(ServedCell.Options(behaviour) with { Timeout = behaviour == "rate-hang" ? s_limit : TimeSpan.FromMinutes(1) });
        CellRecording recording = ServedCell.Record(ServedCell.Bits(400));
        IFittedEncoding fitted = model.Fit(recording, new());
        Assert.StartsWith(expected, Assert.Throws<ModelProcessException>(() => ServedCell.Predict(fitted, recording.Movie, 11, 20)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ThatTheProcessRefuses_CanBeAskedAgain()
    {
        using ProcessEncodingModel model = ServedCell.Open("error");
        for (int i = 0; i < 2; i++)
            Assert.Contains("too few spikes", Assert.Throws<ModelProcessException>(() => model.Fit(ServedCell.Record(ServedCell.Bits(400)), new())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OfARecordingThatDoesNotSuitTheModel_IsTheRecordingsFault()
    {
        using ProcessEncodingModel model = ServedCell.Open("unsuitable");
        Assert.Equal("recording: the cell is silent", Assert.Throws<InputException>(() => model.Fit(ServedCell.Record(ServedCell.Bits(400)), new())).Message);
    }

    [Fact]
    public void Benchmark_OfAModelThatIsFitted_SaysThatThereIsNothingToMeasure()
    {
        ModelEntry entry = Served.Entry("well") with { Lists = new Dictionary<string, IReadOnlyList<string>> { ["command"] = Served.Command("well", "--fits") } };
        Assert.EndsWith("the model is fitted to cells and answers no stimuli: there is no request to be measured", Assert.Throws<InputException>(() => ProcessBenchmark.Run(entry, 1, 1)).Message, StringComparison.Ordinal);
    }
}
