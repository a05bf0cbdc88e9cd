namespace RetinaBench.Runs.Execution;

/// <summary>What came of a piece of work: a result to be taken in, or the failure of the model.</summary>
/// <param name="TakeIn">Takes the result in, under the lock; null after a failure.</param>
/// <param name="Failure">What the model did wrong, or null.</param>
/// <param name="RecordedSeconds">Seconds that it took in an earlier start of the run; 0 when it was done now.</param>
internal readonly record struct WorkOutcome(Action? TakeIn, string? Failure, double RecordedSeconds = 0);
