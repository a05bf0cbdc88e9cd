using RetinaBench.Experiments;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Reflections;
using RetinaBench.Suites;

namespace RetinaBench.Conformance.Runs;

/// <summary>Makes a suite of some of the experiments of another one.</summary>
internal static class PartialSuite
{
    /// <summary>Some experiments on turned-around movies, and no criteria.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="experiments">Ids of the experiments, which depend on no others.</param>
    /// <param name="reflection">How movies are turned around.</param>
    /// <param name="fingerprints">Fingerprint of each turned-around environment, by the name of the other one.</param>
    public static Suite Reflected(Suite suite, IReadOnlyList<string> experiments, Reflection reflection, IReadOnlyDictionary<string, string> fingerprints)
    {
        StimulusExperiment[] own = [.. experiments.Select(id => (StimulusExperiment)suite.Experiments.Single(e => e.Id == id))];
        Dictionary<string, IStimulusEnvironment> reflected = own.Select(e => e.Environment).Distinct().ToDictionary(
            name => name, name => ReflectedEnvironment.Of(suite.Environments.Single(e => e.Environment.Name == name).Environment, reflection));
        return suite with
        {
            Environments = [.. reflected.Select(e => new SuiteEnvironment(e.Value, fingerprints[e.Key], $"{e.Key}, turned around."))],
            Experiments = [.. own.Select(e => e with { Environment = reflected[e.Environment].Name })],
            Criteria = [],
            Published = [],
        };
    }
}
