using RetinaBench.Baselines.Conformance;
using RetinaBench.Reports;
using RetinaBench.Runs;

namespace RetinaBench.Cli.Running;

/// <summary>What <c>run</c> prints at the end; the whole record is in the file that it names.</summary>
/// <param name="Record">Path of the record.</param>
/// <param name="Report">Path of the leaderboard; null where it was not asked for.</param>
/// <param name="Site">Path of the same as HTML; null where it was not asked for.</param>
/// <param name="StimuliPerPoint">Stimuli shown at each point of every environment.</param>
/// <param name="Seconds">Wall-clock seconds.</param>
/// <param name="Models">The models, in the order of the record.</param>
/// <param name="ControlFaults">Controls that did not do what they were built for; empty when all is well.</param>
/// <param name="Baselines">The run held against accepted baselines; null where there are none.</param>
internal sealed record RunSummary(
    string Record, string? Report, string? Site, int StimuliPerPoint, double Seconds, IReadOnlyList<ModelSummary> Models, IReadOnlyList<ControlFault> ControlFaults,
    ConformanceComparison? Baselines)
{
    /// <summary>Sums up a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="recordPath">Where it lies.</param>
    /// <param name="reportFolder">Where its report lies.</param>
    /// <param name="formats">What the report was written as.</param>
    /// <param name="baselines">The run held against accepted baselines; null where there are none.</param>
    public static RunSummary Of(RunRecord record, string recordPath, string reportFolder, ReportFormats formats, ConformanceComparison? baselines) => new(
        recordPath,
        formats.HasFlag(ReportFormats.Markdown) ? Path.Combine(reportFolder, ReportWriter.LeaderboardFileName) : null,
        formats.HasFlag(ReportFormats.Html) ? Path.Combine(reportFolder, ReportWriter.IndexFileName) : null,
        record.StimuliPerPoint,
        record.Timing.Seconds,
        [.. record.Models.Select(ModelSummary.Of)],
        ControlGate.FaultsOf(record),
        baselines);

    /// <summary>The exit code of the run.</summary>
    public int ToExitCode()
    {
        if (Models.All(m => m.Unmeasured is not null))
            return ExitCode.NothingMeasured;
        return ControlFaults.Count > 0 || Baselines is { Fails: true } ? ExitCode.GateFailed : ExitCode.Done;
    }
}
