using RetinaBench.Models.Registry;
using RetinaBench.Reference;
using RetinaBench.Suites;
using RetinaBench.Testing;

namespace RetinaBench.Conformance.Runs;

/// <summary>The suites that registered models are held to.</summary>
internal static class TestedSuites
{
    /// <summary>The registry of the models that are fitted to cells.</summary>
    private static readonly ModelRegistry s_fitted = ModelRegistry.Load(Path.Combine(SharedData.RepositoryRoot, "suites", "yan2020", "models.json"), [new ReferenceModelKind()]);

    /// <summary>Models that answer stimuli.</summary>
    public static TestedSuite Murray2021 { get; } = new(Read("murray2021"), Registered.Names, Registered.Available, Registered.Open);

    /// <summary>Models that are fitted to cells.</summary>
    public static TestedSuite Yan2020 { get; } = new(
        Read("yan2020"), [.. s_fitted.Entries.Select(entry => entry.Name)], [.. s_fitted.Entries.Select(entry => entry.Name)], name => s_fitted.Open(s_fitted.Find(name)));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<TestedSuite> All { get; } = [Murray2021, Yan2020];

    /// <summary>Every pair of a suite and a model that is held to it.</summary>
    public static IEnumerable<(TestedSuite Suite, string Model)> Pairs => All.SelectMany(suite => suite.Models.Select(model => (suite, model)));

    /// <summary>A suite by its id.</summary>
    public static TestedSuite Find(string id) => All.Single(suite => suite.Suite.Id == id);

    private static Suite Read(string id) => SuiteReader.Read(Path.Combine(SharedData.RepositoryRoot, "suites", id));
}
