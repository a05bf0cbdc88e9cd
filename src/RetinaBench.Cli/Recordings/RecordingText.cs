using System.Globalization;
using RetinaBench.Cli.Terminal;

namespace RetinaBench.Cli.Recordings;

/// <summary>What a recording holds, for people.</summary>
internal static class RecordingText
{
    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="document">What to write.</param>
    public static void Write(TextWriter output, RecordingDocument document)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{document.Source}: {document.Cells} {(document.Cells == 1 ? "cell" : "cells")}, {document.FrameRate} Hz"));
        var sections = new TextTable("  section", "stimulus", "frames a trial", "trials", "every trial shows", "spikes");
        foreach (SectionDocument s in document.Sections)
            sections.Add("  " + s.Name, $"{s.Rows} x {s.Columns}", Text(s.FramesPerTrial), Text(s.Trials), s.Repeated ? "the same frames" : "frames of its own", Text(s.Spikes));
        sections.Write(output);
        var cells = new TextTable("  cell", "spikes", "rate in Hz", "averaged", "peak at row, column", "peak / noise level", "Moran's I", "compact");
        foreach (CellDocument c in document.Fields)
        {
            cells.Add(
                "  " + Text(c.Cell),
                string.Join(" + ", c.Spikes.Select(Text)),
                Text(c.Rate),
                Text(c.AveragedSpikes),
                c.Row is null ? "-" : $"{c.Row}, {c.Column}",
                Text(c.PeakOverNoise),
                Text(c.MoransIndex),
                c.Compact ? "yes" : c.Reason is null ? "no" : $"no: {c.Reason}");
        }

        cells.Write(output);
        output.WriteLine($"  {document.Fields.Count(c => c.Compact)} of {document.Fields.Count} spike-triggered averages are compact");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? number) => number is { } value ? value.ToString("0.000", CultureInfo.InvariantCulture) : "-";
}
