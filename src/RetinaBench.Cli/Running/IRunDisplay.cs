using RetinaBench.Runs;

namespace RetinaBench.Cli.Running;

/// <summary>Shows a person how far a run has come.</summary>
internal interface IRunDisplay
{
    /// <summary>Carries out a run and shows its progress meanwhile.</summary>
    /// <param name="run">The run, given whom to tell.</param>
    /// <returns>What the run returned.</returns>
    T Watch<T>(Func<IRunProgress, T> run);
}
