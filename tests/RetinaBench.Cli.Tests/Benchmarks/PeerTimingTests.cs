using RetinaBench.Baselines.Performance;
using RetinaBench.Cli.Benchmarks;
using RetinaBench.Testing;
using RetinaBench.Torch.Benchmarks;

namespace RetinaBench.Cli.Tests.Benchmarks;

public sealed class PeerTimingTests
{
    private static readonly string s_sample = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "tests", "RetinaBench.Cli.Tests", "Benchmarks", "Fixtures", "peer.json"));

    [Fact]
    public void Parse_WhatThePeerPrinted_HasBothFormulations()
    {
        var timing = PeerTiming.Parse(s_sample, 2);
        Assert.Equal((2, "1.13.0a0", "cpu", null), (timing.Batch, timing.Torch, timing.Device, timing.Failure));
        Assert.Equal([new("percell", 329.922, 2751.806), new("fused", 264.02, 589.154)], timing.Formulations);
    }

    [Theory]
    [InlineData(TorchTask.Inference, 264.02)]
    [InlineData(TorchTask.Training, 589.154)]
    public void Best_IsTheFasterFormulationOfTheTask(TorchTask task, double milliseconds) =>
        Assert.Equal(new PeerThroughput("peer.py (fused)", "PyTorch 1.13.0a0", milliseconds), PeerTiming.Parse(s_sample, 2).Best(task, "peer.py"));

    [Theory]
    [InlineData("", "did not print one JSON object")]
    [InlineData("[1]", "a JSON Array, an object is expected")]
    [InlineData("{\"torch\": \"2\", \"device\": \"cpu\"}", "no object with 'inferenceMsPerStimulus'")]
    [InlineData("{\"device\": \"cpu\", \"a\": {\"inferenceMsPerStimulus\": 1, \"trainingMsPerStimulus\": 1}}", "no text 'torch'")]
    [InlineData("{\"torch\": \"2\", \"device\": \"cpu\", \"a\": {\"inferenceMsPerStimulus\": 1}}", "no 'a.trainingMsPerStimulus' above 0")]
    [InlineData("{\"torch\": \"2\", \"device\": \"cpu\", \"a\": {\"inferenceMsPerStimulus\": 0, \"trainingMsPerStimulus\": 1}}", "no 'a.inferenceMsPerStimulus' above 0")]
    [InlineData("{\"torch\": \"2\", \"device\": \"cpu\", \"a\": {\"inferenceMsPerStimulus\": 1e999, \"trainingMsPerStimulus\": 1}}", "no 'a.inferenceMsPerStimulus' above 0")]
    public void Parse_SomethingElse_SaysWhatIsMissing(string json, string told) =>
        Assert.Contains(told, Assert.Throws<InputException>(() => PeerTiming.Parse(json, 2)).Message, StringComparison.Ordinal);
}
