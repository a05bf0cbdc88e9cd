using RetinaBench.Cli.Listing;
using RetinaBench.Criteria;
using RetinaBench.Runs.Cells;

namespace RetinaBench.Cli.Running;

/// <summary>Writes for people what became of a cell that was measured again.</summary>
internal static class RepeatedCellText
{
    /// <summary>Both judgements, and whether they are the same.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="output">Where to.</param>
    public static void Write(RepeatedCell cell, TextWriter output)
    {
        output.WriteLine($"cell         {cell.Cell}, {Words.Count(cell.StimuliPerPoint, "stimulus", "stimuli")} a point");
        output.WriteLine($"experiments  {(cell.Experiments.Count == 0 ? "none" : string.Join(", ", cell.Experiments))}");
        output.WriteLine($"recorded     {Text(cell.Recorded)}");
        output.WriteLine($"now          {Text(cell.Again)}");
        output.WriteLine(cell.IsSame ? "result       the same to the last digit" : $"result       {Words.Count(cell.Differences.Count, "difference")}");
    }

    private static string Text(Judgement judgement) => $"{judgement.Verdict?.ToString() ?? "Descriptive"}: {judgement.Measured}: {judgement.Reason}";
}
