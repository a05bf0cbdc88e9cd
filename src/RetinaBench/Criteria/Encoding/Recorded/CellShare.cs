namespace RetinaBench.Criteria.Encoding.Recorded;

/// <summary>For how many recorded cells a claim holds.</summary>
/// <param name="Held">Cells for which it holds.</param>
/// <param name="Undecided">Cells for which nobody can tell.</param>
/// <param name="Cells">All cells that the claim is about.</param>
internal sealed record CellShare(int Held, int Undecided, int Cells)
{
    /// <summary>Counts verdicts of single cells.</summary>
    public static CellShare Of(IReadOnlyCollection<Verdict> cells) =>
        new(cells.Count(verdict => verdict == Verdict.Passed), cells.Count(verdict => verdict == Verdict.InsufficientData), cells.Count);

    /// <summary>The share of cells for which it holds.</summary>
    public double Value => (double)Held / Cells;

    /// <summary>Passed where it holds for as large a share; undecided while cells that nobody can tell of could make it up.</summary>
    public Verdict Judge(double atLeast) =>
        Value >= atLeast ? Verdict.Passed : (double)(Held + Undecided) / Cells >= atLeast ? Verdict.InsufficientData : Verdict.Failed;
}
