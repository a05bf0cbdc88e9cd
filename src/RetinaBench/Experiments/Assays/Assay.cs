using RetinaBench.Models;

namespace RetinaBench.Experiments.Assays;

/// <summary>A piece of work on one model that makes its own stimuli as it goes, such as climbing a gradient: what no environment can hold.</summary>
/// <remarks>
/// Assays of an experiment are independent of each other, so that they can be done in any order, on any thread and on any machine.
/// Immutable; the finding is a pure function of the model and of <see cref="Statement"/>.
/// </remarks>
public abstract record Assay
{
    /// <summary>Unique within its experiment, for example <c>ganglion:2/seed-1</c>.</summary>
    public abstract string Key { get; }

    /// <summary>Everything that decides the finding, on one line: a finding recorded under another statement is not taken over.</summary>
    public abstract string Statement { get; }

    /// <summary>About how many shown stimuli take as long: for telling the time left, nothing else.</summary>
    public abstract int Weight { get; }

    /// <summary>Does the work.</summary>
    /// <param name="model">The model; used by other assays at the same time if its card says that it is thread-safe.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public abstract AssayFinding Perform(IModel model, CancellationToken cancellation);
}
