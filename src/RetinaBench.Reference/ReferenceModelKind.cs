using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.Registry;
using RetinaBench.Reference.Controls;
using RetinaBench.Reference.Controls.Encoding;
using RetinaBench.Reference.Controls.Oracle;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Yan2020;
using RetinaBench.Reference.Yan2020.LinearNonlinear;

namespace RetinaBench.Reference;

/// <summary>Opens the built-in models: <c>{"kind": "reference", "name": ..., "architecture": "murray2021", "weights": "model.pt"}</c>.</summary>
/// <remarks>Controls have an architecture of their own and no weights; encoding models are fitted and have options instead of weights. Thread-safe.</remarks>
public sealed class ReferenceModelKind : IModelKind
{
    /// <summary>The architecture of a model that is given by weights alone, under a name that is no architecture.</summary>
    public const string DefaultArchitecture = "murray2021";

    private const string Architecture = "architecture";
    private const string Weights = "weights";

    private static readonly string[] s_ofNetworks = [Yan2020Entry.Filters, Yan2020Entry.Layers, Yan2020Entry.Version, Yan2020Entry.Recipe];

    private static readonly Dictionary<string, Architect> s_architectures = new(StringComparer.Ordinal)
    {
        [DefaultArchitecture] = new([Weights], OpenMurray2021),
        ["correlator"] = new([], _ => new CorrelatorModel()),
        ["silent"] = new([], e => new SilentModel(e.Name)),
        ["random"] = new([], e => RandomModel.Make(e.Name)),
        ["static"] = new([], e => new StaticModel(e.Name, new CorrelatorModel())),
        ["shuffled"] = new([], e => new ShuffledModel(e.Name, new CorrelatorModel())),
        ["sign-flipped"] = new([], e => SignFlippedModel.Make(e.Name)),
        ["yan2020-cnn"] = new(s_ofNetworks, Yan2020Entry.Open, IsFitted: true),
        ["ln"] = new([], e => Fitted(e, "A linear-nonlinear model: the response-weighted average and one nonlinearity.", ModelRole.Subject, new LinearNonlinearModel(), "Chichilnisky, E. J. (2001). A simple white noise analysis of neuronal light responses. doi:10.1080/713663221"), IsFitted: true),
        ["true-cell"] = new([Yan2020Entry.Filters], e => Fitted(e, "An oracle: the ground-truth cell that a recording is likeliest of.", ModelRole.Oracle, new TrueCellModel(Yan2020Entry.FiltersOf(e))), IsFitted: true),
        ["constant-rate"] = new([], e => Fitted(e, "A null control: the mean response, whatever is shown.", ModelRole.Null, new ConstantRateModel()), IsFitted: true),
        ["shuffled-spikes"] = new(s_ofNetworks, OpenShuffledSpikes, IsFitted: true),
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
        new(Yan2020Entry.Filters, EntryMemberType.Number, Required: false),
        new(Yan2020Entry.Layers, EntryMemberType.Number, Required: false),
        new(Yan2020Entry.Version, EntryMemberType.Text, Required: false),
        new(Yan2020Entry.Recipe, EntryMemberType.Text, Required: false),
    ];

    /// <inheritdoc/>
    public IModel Open(ModelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        string architecture = ArchitectureOf(entry);
        if (!s_architectures.TryGetValue(architecture, out Architect? architect))
            throw entry.Error($"{Architecture}: '{architecture}' is not one of {string.Join(", ", Architectures)}");
        if (Members.FirstOrDefault(m => m.Name != Architecture && entry.Find(m.Name) is not null && !architect.Members.Contains(m.Name)) is { } odd)
            throw entry.Error(odd.Name == Weights ? $"{Weights}: this architecture has no weights to read from '{entry.Find(Weights)}'" : $"{odd.Name}: the architecture '{architecture}' has no such option");
        try
        {
            return architect.Open(entry);
        }
        catch (InputException e) when (!e.Message.StartsWith(entry.Place, StringComparison.Ordinal))
        {
            throw entry.Error(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public bool? IsFitted(ModelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return s_architectures.GetValueOrDefault(ArchitectureOf(entry))?.IsFitted;
    }

    private static string ArchitectureOf(ModelEntry entry) => entry.Find(Architecture) ?? (s_architectures.ContainsKey(entry.Name) ? entry.Name : DefaultArchitecture);

    private static Murray2021Model OpenMurray2021(ModelEntry entry) => Murray2021Model.FromCheckpoint(entry.Name, entry.RequireFile(Weights));

    private static IModel OpenShuffledSpikes(ModelEntry entry)
    {
        Yan2020Model model = Yan2020Entry.Network(entry);
        return Yan2020Entry.Register(
            entry.Name, Yan2020Entry.VersionOf(model), $"A null control: a CNN of {Yan2020Entry.Describe(model)}, fitted to the same spikes in frames drawn at random.", null, ModelRole.Null, new ShuffledSpikesModel(model));
    }

    private static IModel Fitted(ModelEntry entry, string description, ModelRole role, IEncodingModel model, string? citation = null) =>
        Yan2020Entry.Register(entry.Name, "1", description, citation, role, model);

    private sealed record Architect(IReadOnlyList<string> Members, Func<ModelEntry, IModel> Open, bool IsFitted = false);
}
