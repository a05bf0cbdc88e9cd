using RetinaBench.Experiments.Assays;

namespace RetinaBench.Runs.Execution;

/// <summary>An assay with the experiment that wants it.</summary>
/// <param name="Experiment">Id of the experiment.</param>
/// <param name="Assay">The assay.</param>
internal sealed record PlannedAssay(string Experiment, Assay Assay);
