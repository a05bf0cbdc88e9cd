using RetinaBench.Experiments.Assays;

namespace RetinaBench.Runs.Assays;

/// <summary>What an assay found and how long it took.</summary>
/// <param name="Place">Which assay.</param>
/// <param name="Statement">What it was asked, see <see cref="Assay.Statement"/>.</param>
/// <param name="Seconds">Worker seconds that it took.</param>
/// <param name="Finding">What it found.</param>
public sealed record AssayResult(AssayPlace Place, string Statement, double Seconds, AssayFinding Finding);
