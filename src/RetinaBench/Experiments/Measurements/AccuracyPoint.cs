using System.Text.Json.Serialization;
using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measurements;

/// <summary>Accuracy at one point of a curve.</summary>
/// <param name="X">Value of what varies.</param>
/// <param name="Overall">Right answers over all stimuli.</param>
/// <param name="Left">Right answers over the stimuli whose answer is left (the first class).</param>
/// <param name="Right">Right answers over the stimuli whose answer is right (the second class).</param>
/// <param name="Answers">Which of all stimuli were answered right (<see cref="PackedAnswers"/>), so that two models can be compared stimulus by stimulus; null where that was not kept.</param>
public sealed record AccuracyPoint(
    double X,
    Proportion Overall,
    Proportion Left,
    Proportion Right,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Answers = null);
