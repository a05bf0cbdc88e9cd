namespace RetinaBench.Experiments.Measurements;

/// <summary>A recorded cell as reports tell of it.</summary>
public sealed record RecordedCellRow
{
    /// <summary>Its name, unique among the cells of a run.</summary>
    public required string Name { get; init; }

    /// <summary>Name of its file.</summary>
    public required string File { get; init; }

    /// <summary>Its number in the file, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>Why nothing was fitted to it; null where it was.</summary>
    public string? Refused { get; init; }

    /// <summary>Its spike-triggered average on the fitted part; null where there is none.</summary>
    public RecordedField? Field { get; init; }

    /// <summary>Frames a second, in Hz.</summary>
    public double FrameRate { get; init; }

    /// <summary>Frames of the part that models are fitted to.</summary>
    public int FittedFrames { get; init; }

    /// <summary>Tested frames, those without a whole past left out.</summary>
    public int TestedFrames { get; init; }

    /// <summary>Trials that showed the tested frames.</summary>
    public int TestedTrials { get; init; }

    /// <summary>How well it could be predicted at best; none where tested frames were shown once.</summary>
    public IReadOnlyList<RecordedCeiling> Ceilings { get; init; } = [];
}
