namespace RetinaBench.Conformance.Matrix;

/// <summary>What becomes of a test.</summary>
internal enum Outcome
{
    /// <summary>It is as expected.</summary>
    Passed,

    /// <summary>It is not as expected.</summary>
    Failed,

    /// <summary>It could not be decided, for the stated reason.</summary>
    Skipped,
}
