namespace RetinaBench.Criteria;

/// <summary>One claim, judged on measurements alone: it never sees the model.</summary>
/// <remarks>Immutable; the same measurements give the same judgement.</remarks>
public interface ICriterion
{
    /// <summary>The claim, its rule and where it comes from.</summary>
    CriterionCard Card { get; }

    /// <summary>Judges one model.</summary>
    /// <param name="outcomes">Outcomes of the suite's experiments on that model.</param>
    Judgement Judge(ExperimentOutcomes outcomes);
}
