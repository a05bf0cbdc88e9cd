using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Suites;

namespace RetinaBench.Tests.Runs.Fakes;

/// <summary>Short forms of runs.</summary>
internal static class RunOf
{
    public static RunModel Entry(IModel model) => new(model.Card.Name, "fake", () => model);

    public static RunOptions Options(string? folder = null, int threads = 2) => new() { StimuliPerPoint = FakeSuite.StimuliPerPoint, Threads = threads, Folder = folder };

    public static RunRecord Execute(Suite suite, RunOptions options, params IModel[] models) =>
        new RunExecutor(options).Execute([suite], [.. models.Select(Entry)]);

    /// <summary>The text of a record without its timing: what two runs of one plan must have in common to the last byte.</summary>
    public static string Text(RunRecord record) => RunRecordFile.Serialize(record with
    {
        Timing = new() { StartedUtc = "", Seconds = 0, Machine = "", Threads = 0, ModelSeconds = [.. record.Models.Select(_ => 0.0)] },
    });
}
