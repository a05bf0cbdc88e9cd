using RetinaBench.Stimuli;

namespace RetinaBench.Experiments.Encoding.Recorded;

/// <summary>How recorded cells are made ready to be fitted; a suite states it.</summary>
public sealed record RecordedCellOptions
{
    private const int LargestSide = 64, MostLags = 100;

    /// <summary>Rows of the window that is cut out of a larger movie, 1 to 64.</summary>
    public required int Rows { get; init; }

    /// <summary>Columns of the window, 1 to 64.</summary>
    public required int Columns { get; init; }

    /// <summary>Lags of spike-triggered averages, from the frame of the spike back; frames with less of a past are not tested. 1 to 100.</summary>
    public required int Lags { get; init; }

    /// <summary>Spikes of a cell, from the first on, that its average is over; at least 1.</summary>
    public required int Spikes { get; init; }

    /// <summary>Share of a recording, its last part, that no fit sees where it has no frozen frames; above 0 to 0.5.</summary>
    public required double TestShare { get; init; }

    /// <summary>Every member that is out of range.</summary>
    public IEnumerable<OptionProblem> Problems()
    {
        foreach (OptionProblem problem in (IEnumerable<OptionProblem>)[.. OptionProblem.Outside("rows", Rows, 1, LargestSide), .. OptionProblem.Outside("columns", Columns, 1, LargestSide), .. OptionProblem.Outside("lags", Lags, 1, MostLags), .. OptionChecks.Positive("spikes", Spikes)])
            yield return problem;
        if (!(TestShare is > 0 and <= 0.5))
            yield return new("testShare", FormattableString.Invariant($"{TestShare} is not in (0, 0.5]"));
    }

    /// <summary>On one line, as assays state it.</summary>
    public override string ToString() => FormattableString.Invariant($"window {Rows} x {Columns}, {Lags} lags, {Spikes} spikes, {TestShare} held out");
}
