using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Reference.Controls;
using RetinaBench.Reference.Controls.Oracle;
using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference;

/// <summary>Opens the built-in models: <c>{"kind": "reference", "name": ..., "architecture": "murray2021", "weights": "model.pt"}</c>.</summary>
/// <remarks>Controls have an architecture of their own and no weights. Thread-safe.</remarks>
public sealed class ReferenceModelKind : IModelKind
{
    /// <summary>The architecture of a model that is given by weights alone, under a name that is no architecture.</summary>
    public const string DefaultArchitecture = "murray2021";

    private const string Architecture = "architecture";
    private const string Weights = "weights";

    private static readonly Dictionary<string, Func<ModelEntry, IModel>> s_architectures = new(StringComparer.Ordinal)
    {
        [DefaultArchitecture] = OpenMurray2021,
        ["correlator"] = e => WithoutWeights(e, _ => new CorrelatorModel()),
        ["silent"] = e => WithoutWeights(e, name => new SilentModel(name)),
        ["random"] = e => WithoutWeights(e, RandomModel.Make),
        ["static"] = e => WithoutWeights(e, name => new StaticModel(name, new CorrelatorModel())),
        ["shuffled"] = e => WithoutWeights(e, name => new ShuffledModel(name, new CorrelatorModel())),
        ["sign-flipped"] = e => WithoutWeights(e, SignFlippedModel.Make),
    };

    /// <summary>The known architectures.</summary>
    public static IReadOnlyList<string> Architectures { get; } = [.. s_architectures.Keys];

    /// <inheritdoc/>
    public string Kind => ModelSpec.ReferenceKind;

    /// <inheritdoc/>
    public IReadOnlyList<EntryMember> Members { get; } =
    [
        new(Architecture, EntryMemberType.Text, Required: true),
        new(Weights, EntryMemberType.File, Required: false),
    ];

    /// <inheritdoc/>
    public IModel Open(ModelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        string architecture = entry.Find(Architecture) ?? (s_architectures.ContainsKey(entry.Name) ? entry.Name : DefaultArchitecture);
        if (!s_architectures.TryGetValue(architecture, out Func<ModelEntry, IModel>? open))
            throw entry.Error($"{Architecture}: '{architecture}' is not one of {string.Join(", ", Architectures)}");
        try
        {
            return open(entry);
        }
        catch (InputException e) when (!e.Message.StartsWith(entry.Place, StringComparison.Ordinal))
        {
            throw entry.Error(e.Message, e);
        }
    }

    private static Murray2021Model OpenMurray2021(ModelEntry entry) => Murray2021Model.FromCheckpoint(entry.Name, entry.RequireFile(Weights));

    private static IModel WithoutWeights(ModelEntry entry, Func<string, IModel> make) =>
        entry.Find(Weights) is { } path ? throw entry.Error($"{Weights}: this architecture has no weights to read from '{path}'") : make(entry.Name);
}
