using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Runs;

namespace RetinaBench.Baselines.Conformance;

/// <summary>What was found when one model was taken through one suite: its verdicts with their values, its accuracies with every single answer, and the versions of all that it rests on.</summary>
/// <remarks>
/// Of the measurements it keeps accuracies (<see cref="LesionTable"/>, <see cref="AccuracyCurve"/>), which are compared stimulus by stimulus, and how well encoding models
/// predict (<see cref="EncodingFitTable"/>, <see cref="RecordedFitTable"/>), which a leaderboard shows; of all others the decisive values with their intervals, which stand in the judgements. The whole of a measurement is in the record of its run.
/// </remarks>
public sealed record ConformanceBaseline
{
    /// <summary>Version of this file format.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of the file format of this baseline.</summary>
    public required int Format { get; init; }

    /// <summary>Version of RetinaBench that measured.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Stimuli shown at each point of every environment; <see cref="Stimuli.IStimulusEnvironment.PointsPerValue">points of one value share them</see>.</summary>
    public required int StimuliPerPoint { get; init; }

    /// <summary>The suite, without its published curves.</summary>
    public required SuiteRecord Suite { get; init; }

    /// <summary>The model, with its results on that suite alone.</summary>
    public required ModelRecord Model { get; init; }

    /// <summary>The results.</summary>
    internal ModelSuiteRecord Found => Model.Suites[0];

    /// <summary>What a run found, a baseline for each suite and model that the suite is about: by suite, then by model, in the order of the record.</summary>
    /// <param name="record">The record of the run.</param>
    public static IReadOnlyList<ConformanceBaseline> Of(RunRecord record) => [.. All(record).Where(baseline => baseline.Found.NotApplicable is null)];

    /// <summary>The same with models that a suite is not about.</summary>
    internal static IReadOnlyList<ConformanceBaseline> All(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return
        [
            .. from suite in record.Suites.Index()
               from model in record.Models
               select new ConformanceBaseline
               {
                   Format = CurrentFormat,
                   ToolVersion = record.ToolVersion,
                   StimuliPerPoint = record.StimuliPerPoint,
                   Suite = suite.Item with { Published = [] },
                   Model = model with { Suites = [Kept(model.Suites[suite.Index])] },
               },
        ];
    }

    /// <summary>Whether another one is of the same model on the same suite, whatever their versions.</summary>
    /// <param name="other">The other one.</param>
    public bool IsOfSame(ConformanceBaseline other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Suite.Id == other.Suite.Id && Model.Name == other.Model.Name;
    }

    /// <summary>The record of a run of one model on one suite with these results; its times are zero, as a baseline has none.</summary>
    internal RunRecord ToRecord() => new()
    {
        Format = RunRecord.CurrentFormat,
        ToolVersion = ToolVersion,
        StimuliPerPoint = StimuliPerPoint,
        Suites = [Suite],
        Models = [Model],
        Timing = new() { StartedUtc = "", Seconds = 0, Machine = "", Threads = 1, ModelSeconds = [0] },
    };

    private static ModelSuiteRecord Kept(ModelSuiteRecord found) =>
        found with { Outcomes = [.. found.Outcomes.Select(Kept).OfType<ExperimentOutcome>()] };

    private static ExperimentOutcome? Kept(ExperimentOutcome outcome) => outcome.Measurement switch
    {
        null or LesionTable or AccuracyCurve => outcome,
        EncodingFitTable fits => outcome with { Measurement = fits with { Rows = [.. fits.Rows.Select(row => row.Bare())] } },
        RecordedFitTable fits => outcome with { Measurement = fits with { Cells = [.. fits.Cells.Select(cell => cell with { Rows = [.. cell.Rows.Select(row => row.Bare())] })] } },
        _ => null,
    };
}
