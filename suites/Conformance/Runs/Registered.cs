using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Reference;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Testing;

namespace RetinaBench.Conformance.Runs;

/// <summary>The models that are tested: those of the default registry, and the authors' own network where it lies beside the checkout.</summary>
internal static class Registered
{
    /// <summary>Name of the authors' own network.</summary>
    public const string Published = "published";

    private const string PublishedWeights = "reference/murray2021/model.pt";

    /// <summary>The default registry.</summary>
    public static ModelRegistry Registry { get; } = ModelRegistry.Load(Path.Combine(SharedData.RepositoryRoot, "models.json"), [new ReferenceModelKind()]);

    /// <summary>Every model that answers stimuli and is tested where all data are at hand.</summary>
    public static IReadOnlyList<string> Names { get; } = [Published, .. Registry.Entries.Where(e => Registry.Open(e) is IRetinaModel).Select(e => e.Name)];

    /// <summary>The models of which there are data here.</summary>
    public static IReadOnlyList<string> Available { get; } = SharedData.Find(PublishedWeights) is null ? [.. Names.Skip(1)] : Names;

    /// <summary>Opens a model; skips the calling test where its data are not beside the checkout.</summary>
    public static IRetinaModel Open(string name) =>
        name == Published ? Murray2021Model.FromCheckpoint(Published, SharedData.Require(PublishedWeights)) : (IRetinaModel)Registry.Open(Registry.Find(name));
}
