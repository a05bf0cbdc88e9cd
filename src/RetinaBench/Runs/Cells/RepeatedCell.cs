using RetinaBench.Criteria;

namespace RetinaBench.Runs.Cells;

/// <summary>A cell of a record that was measured again.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="StimuliPerPoint">Stimuli shown at each point, as in the record.</param>
/// <param name="Experiments">Ids of the experiments that were done again: those that the criterion judges, and all that they depend on.</param>
/// <param name="Recorded">The judgement of the record.</param>
/// <param name="Again">The judgement now.</param>
/// <param name="Differences">What differs, a line each; empty where everything is the same to the last digit.</param>
public sealed record RepeatedCell(Cell Cell, int StimuliPerPoint, IReadOnlyList<string> Experiments, Judgement Recorded, Judgement Again, IReadOnlyList<string> Differences)
{
    /// <summary>Whether everything is the same to the last digit.</summary>
    public bool IsSame => Differences.Count == 0;
}
