using System.Runtime.CompilerServices;
using RetinaBench.Stimuli;
using RetinaBench.Suites;

namespace RetinaBench.Runs.Execution;

/// <summary>Verifies before anything is shown that the environments still show what the suites' authors fixed.</summary>
internal static class EnvironmentCheck
{
    // Environments are immutable, so each is verified once in the life of the process.
    private static readonly ConditionalWeakTable<IStimulusEnvironment, string> Verified = [];

    /// <summary>Compares every environment with its stored fingerprint, in suite order.</summary>
    /// <param name="suites">The suites.</param>
    /// <param name="threads">The most threads at work.</param>
    /// <param name="cancellation">Ends the call between environments.</param>
    /// <exception cref="InputException">An environment has another fingerprint.</exception>
    public static void Verify(IReadOnlyList<Suite> suites, int threads, CancellationToken cancellation)
    {
        foreach (Suite suite in suites)
        {
            foreach (SuiteEnvironment environment in suite.Environments)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Verified.TryGetValue(environment.Environment, out string? verified) && verified == environment.Fingerprint)
                    continue;
                try
                {
                    EnvironmentFingerprint.Verify(environment.Environment, environment.Fingerprint, threads);
                }
                catch (InputException e)
                {
                    throw new InputException($"suite {suite.Id}: {e.Message}", e);
                }

                Verified.AddOrUpdate(environment.Environment, environment.Fingerprint);
            }
        }
    }
}
