namespace RetinaBench.Runs;

/// <summary>Why two records of one suite are not to be compared.</summary>
/// <param name="Reason">In words.</param>
/// <param name="IsDeclared">Whether a version says so; otherwise something was changed under one version.</param>
internal sealed record SuiteObstacle(string Reason, bool IsDeclared);
