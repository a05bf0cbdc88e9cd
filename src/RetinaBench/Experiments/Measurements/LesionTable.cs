using System.Text.Json.Serialization;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measurements;

/// <summary>Accuracy under the lesion of every single cell type.</summary>
/// <param name="Intact">Accuracy of the intact model on the same stimuli.</param>
/// <param name="IntactLeft">Intact accuracy on leftward stimuli.</param>
/// <param name="IntactRight">Intact accuracy on rightward stimuli.</param>
/// <param name="VitalBelow">A ganglion type is vital when its lesion retains less than this share of the intact accuracy.</param>
/// <param name="Rows">By layer in model order, then by type.</param>
/// <param name="VitalGanglion">Numbers of the vital ganglion types, the most vital first; empty for a model at chance.</param>
/// <param name="RightPreferring">The vital type whose lesion costs most rightward accuracy relative to leftward, or null.</param>
/// <param name="LeftPreferring">The vital type whose lesion costs most leftward accuracy relative to rightward, or null.</param>
/// <param name="IntactAnswers">Which stimuli the intact model answered right (<see cref="PackedAnswers"/>), so that two models can be compared stimulus by stimulus; null where that was not kept.</param>
public sealed record LesionTable(
    Proportion Intact,
    Proportion IntactLeft,
    Proportion IntactRight,
    double VitalBelow,
    IReadOnlyList<LesionRow> Rows,
    IReadOnlyList<int> VitalGanglion,
    int? RightPreferring,
    int? LeftPreferring,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? IntactAnswers = null) : Measurement
{
    /// <inheritdoc/>
    public override string? FindFault() =>
        PackedAnswers.FindFault(IntactAnswers, Intact.Successes, Intact.Trials) is { } intact
            ? $"intact: {intact}"
            : Rows.Select(row => PackedAnswers.FindFault(row.Answers, row.Accuracy.Successes, row.Accuracy.Trials) is { } fault ? FormattableString.Invariant($"without {row.Layer} {row.Index}: {fault}") : null)
                .FirstOrDefault(fault => fault is not null);
}
