using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;

namespace RetinaBench.Reports.Exhibits;

/// <summary>The answer of a model whose first layer is lesioned.</summary>
internal static class BiasExhibit
{
    public static Exhibit Of(string experiment, DecisionBias bias) => new(
        experiment,
        "Answer with the whole first layer lesioned",
        "The model is shown nothing; what it answers is its bias. Interval: 95 % Wilson.",
        [experiment],
        new(["answer", "share of answers \"right\""], [[bias.Constant is { } constant ? $"always {constant}" : "varies", Text.Number(bias.AnsweredRight)]]),
        null);
}
