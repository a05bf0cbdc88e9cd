using RetinaBench.Recordings;

namespace RetinaBench.Cli.Recordings;

/// <summary>What a section of a recording holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Rows of a frame.</param>
/// <param name="Columns">Columns of a frame.</param>
/// <param name="FramesPerTrial">Frames of one trial.</param>
/// <param name="Trials">Number of trials.</param>
/// <param name="Repeated">Whether every trial shows the same frames.</param>
/// <param name="Spikes">Spikes of all cells in all trials.</param>
internal sealed record SectionDocument(string Name, int Rows, int Columns, int FramesPerTrial, int Trials, bool Repeated, long Spikes)
{
    /// <summary>Looks at a section.</summary>
    public static SectionDocument Of(RecordingSection section) => new(
        section.Name,
        section.Stimulus.Rows,
        section.Stimulus.Columns,
        section.FramesPerTrial,
        section.Spikes.Trials,
        section.IsRepeated,
        Enumerable.Range(0, section.Spikes.Cells).Sum(section.Spikes.Total));
}
