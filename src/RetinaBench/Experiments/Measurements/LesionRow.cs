using System.Text.Json.Serialization;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;

namespace RetinaBench.Experiments.Measurements;

/// <summary>What one single lesion does.</summary>
/// <param name="Layer">Layer of the lesioned type.</param>
/// <param name="Role">What that layer stands for.</param>
/// <param name="Index">Number of the lesioned type.</param>
/// <param name="Accuracy">Accuracy under the lesion.</param>
/// <param name="Left">Accuracy on leftward stimuli.</param>
/// <param name="Right">Accuracy on rightward stimuli.</param>
/// <param name="Retained">Accuracy under the lesion divided by intact accuracy.</param>
/// <param name="Answers">Which stimuli were answered right under the lesion (<see cref="PackedAnswers"/>), or null.</param>
public sealed record LesionRow(
    string Layer,
    LayerRole Role,
    int Index,
    Proportion Accuracy,
    Proportion Left,
    Proportion Right,
    double Retained,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Answers = null);
