namespace RetinaBench.Suites;

/// <summary>Values that a paper reports for an experiment, drawn beside the measured ones.</summary>
/// <param name="Experiment">Id of the experiment that they belong to.</param>
/// <param name="Series">Which series of the experiment: <c>intact</c>, or a cell type such as <c>bipolar:1</c>.</param>
/// <param name="X">What varied; for lesions the numbers of the cell types.</param>
/// <param name="Y">What was reported.</param>
/// <param name="Trials">Stimuli a point, where reported.</param>
/// <param name="Source">Figure or file that the values come from.</param>
public sealed record PublishedSeries(
    string Experiment, string Series, IReadOnlyList<double> X, IReadOnlyList<double> Y, int? Trials, string Source);
