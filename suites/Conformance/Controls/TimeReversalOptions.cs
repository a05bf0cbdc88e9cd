namespace RetinaBench.Conformance.Controls;

/// <summary>How a model is compared with itself on movies played backwards.</summary>
/// <param name="Widening">Factor by which 95 % intervals are widened before a preference counts as decided, at least 1.</param>
/// <param name="AccuracyExperiment">Id of the experiment that measures accuracy.</param>
/// <param name="WorkingAccuracy">Accuracy from which a model does the task, 0.5 to 1: of a model below it nothing is asked.</param>
/// <param name="AccuracyAtLeast">Least accuracy on movies played backwards, 0.5 to 1.</param>
/// <param name="Experiments">Ids of all experiments.</param>
/// <param name="Fingerprints">Fingerprints of the environments played backwards, by the name of the other one.</param>
internal sealed record TimeReversalOptions(
    double Widening,
    string AccuracyExperiment,
    double WorkingAccuracy,
    double AccuracyAtLeast,
    IReadOnlyList<string> Experiments,
    IReadOnlyDictionary<string, string> Fingerprints);
