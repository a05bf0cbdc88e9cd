using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>A cell of a recording, made ready to be fitted and tested; or one that cannot be, and why.</summary>
public sealed class RecordedCell
{
    private readonly CellRecording? _fitted;
    private readonly RecordedTest? _test;

    private RecordedCell(string name, RecordedSource source, int number, RecordedField? field, string? problem, CellRecording? fitted, RecordedTest? test) =>
        (Name, Source, Number, Field, Problem, _fitted, _test) = (name, source, number, field, problem, fitted, test);

    /// <summary>Its name, unique among the cells of a run: that of its file, with its number where the file has several cells.</summary>
    public string Name { get; }

    /// <summary>The file that it comes from.</summary>
    public RecordedSource Source { get; }

    /// <summary>Its number in that file, from 0.</summary>
    public int Number { get; }

    /// <summary>Its spike-triggered average on the fitted part; null where there is none.</summary>
    public RecordedField? Field { get; }

    /// <summary>Why nothing is fitted to it; null where it can be.</summary>
    public string? Problem { get; }

    /// <summary>What models are fitted to.</summary>
    internal CellRecording Fitted => _fitted ?? throw new InvalidOperationException(Problem);

    /// <summary>What models are tested on.</summary>
    internal RecordedTest Test => _test ?? throw new InvalidOperationException(Problem);

    /// <summary>A cell that can be fitted.</summary>
    internal static RecordedCell Of(string name, RecordedSource source, int number, RecordedField field, CellRecording fitted, RecordedTest test) =>
        new(name, source, number, field, null, fitted, test);

    /// <summary>A cell that nothing is fitted to.</summary>
    internal static RecordedCell Refused(string name, RecordedSource source, int number, RecordedField? field, string problem) => new(name, source, number, field, problem, null, null);

    /// <summary>Its first frames alone.</summary>
    /// <param name="frames">Frames, 1 to those of the fitted part.</param>
    internal CellRecording First(int frames) => frames == Fitted.Movie.Geometry.Frames
        ? Fitted
        : new(new MoviePart(Fitted.Movie, frames), Fitted.Responses[..frames], Fitted.Unit, Fitted.FrameRate);

    /// <summary>Whether the model of one cell can be shown what the other saw: windows of one size and frames of one length.</summary>
    internal bool IsShownAlike(RecordedCell other) =>
        (Test.Movie.Geometry.Rows, Test.Movie.Geometry.Columns, Fitted.FrameRate) == (other.Test.Movie.Geometry.Rows, other.Test.Movie.Geometry.Columns, other.Fitted.FrameRate);

    /// <summary>What reports tell of it.</summary>
    /// <param name="past">Frames of the past that tested frames have at least.</param>
    internal RecordedCellRow ToRow(int past)
    {
        if (Problem is not null)
            return new() { Name = Name, File = Source.File, Number = Number, Refused = Problem, Field = Field };
        RecordedAnswers answers = Test.Answers(past);
        return new()
        {
            Name = Name,
            File = Source.File,
            Number = Number,
            Field = Field,
            FrameRate = Fitted.FrameRate,
            FittedFrames = Fitted.Movie.Geometry.Frames,
            TestedFrames = answers.Frames.Count,
            TestedTrials = Test.Trials,
            Ceilings = answers.Ceilings,
        };
    }
}
