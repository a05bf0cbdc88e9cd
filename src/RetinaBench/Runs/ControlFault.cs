namespace RetinaBench.Runs;

/// <summary>A control that did not do what it was built for, which puts the criterion in doubt and not the models under study.</summary>
/// <param name="Model">Name of the control.</param>
/// <param name="Suite">Id of the suite, or null where the control failed as a whole.</param>
/// <param name="Criterion">Id of the criterion, or null where the control failed as a whole.</param>
/// <param name="What">What it did: one line.</param>
public sealed record ControlFault(string Model, string? Suite, string? Criterion, string What)
{
    /// <summary>For example <c>static passes murray2021/task-easy, which no null may pass</c>.</summary>
    public override string ToString() => $"{Model} {What}";
}
