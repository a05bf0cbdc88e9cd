namespace RetinaBench.Reports.Exchange;

/// <summary>What a cell of the leaderboard is to a system that knows tests.</summary>
internal enum CellOutcome
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>Not as it should be.</summary>
    Failed,

    /// <summary>Not decided.</summary>
    Skipped,

    /// <summary>The model failed while it was measured.</summary>
    Errored,
}
