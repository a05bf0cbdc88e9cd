using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.Registry;

namespace RetinaBench.Reference.Yan2020;

/// <summary>Opens the encoding models of Yan et al. (2020), and the controls that belong to them, as a registry names them.</summary>
/// <remarks><c>{"kind": "reference", "name": "cnn-8", "architecture": "yan2020-cnn", "filters": 8, "layers": 1, "version": "I", "recipe": "R"}</c>; these are the defaults.</remarks>
internal static class Yan2020Entry
{
    /// <summary>The member that holds the number of filters of each layer.</summary>
    public const string Filters = "filters";

    /// <summary>The member that holds the number of convolutions.</summary>
    public const string Layers = "layers";

    /// <summary>The member that tells filters in space (I) from filters over time (II).</summary>
    public const string Version = "version";

    /// <summary>The member that names the recipe.</summary>
    public const string Recipe = "recipe";

    private const int DefaultFilters = 8;
    private const string Space = "I", Time = "II";
    private const string Paper = "Yan Q, Zheng Y, Jia S, Zhang Y, Yu Z, Chen F, Tian Y, Huang T, Liu JK (2020). Revealing fine structures of the retinal receptive field by deep-learning networks. doi:10.1109/TCYB.2020.2972983";

    /// <summary>The network that an entry describes.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="InputException">A member is out of range; the message names it.</exception>
    public static Yan2020Model Network(ModelEntry entry)
    {
        string version = entry.Find(Version) ?? Space, recipe = entry.Find(Recipe) ?? "R";
        if (version is not (Space or Time))
            throw entry.Error($"{Version}: '{version}' is not one of {Space}, {Time}");
        var architecture = new Yan2020Architecture
        {
            Filters = FiltersOf(entry),
            Layers = entry.FindNumber(Layers, 1, Yan2020Architecture.MaximumLayers) ?? 1,
            FiltersTime = version == Time,
        };
        return new(architecture, Yan2020Recipe.Find(recipe, architecture.FiltersTime) ?? throw entry.Error($"{Recipe}: '{recipe}' is not one of R, P"));
    }

    /// <summary>The number of filters that an entry asks for.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="InputException">It is out of range.</exception>
    public static int FiltersOf(ModelEntry entry) => entry.FindNumber(Filters, 1, Yan2020Architecture.MaximumFilters) ?? DefaultFilters;

    /// <summary>A network under its name.</summary>
    /// <param name="entry">The entry.</param>
    public static IModel Open(ModelEntry entry)
    {
        Yan2020Model model = Network(entry);
        return Register(entry.Name, VersionOf(model), $"CNN of {Describe(model)}, fitted to one cell by recipe {model.Recipe.Name}.", Paper, ModelRole.Subject, model);
    }

    /// <summary>What tells networks apart, for the version of a card.</summary>
    /// <param name="model">The network.</param>
    public static string VersionOf(Yan2020Model model) =>
        FormattableString.Invariant($"{(model.Architecture.FiltersTime ? Time : Space)}-{model.Architecture.Filters}x{model.Architecture.Layers}-{model.Recipe.Name}-2");

    /// <summary>An encoding model under a name.</summary>
    /// <param name="name">Name within the registry.</param>
    /// <param name="version">Version of the model.</param>
    /// <param name="description">What it is, in one sentence.</param>
    /// <param name="citation">Where it comes from; made here as a control when null.</param>
    /// <param name="role">Why it is in the registry.</param>
    /// <param name="model">The model.</param>
    public static IModel Register(string name, string version, string description, string? citation, ModelRole role, IEncodingModel model) => new RegisteredEncodingModel(
        new()
        {
            Name = name,
            Version = version,
            Description = description,
            Citation = citation ?? (role == ModelRole.Oracle ? "Made here as a positive control" : "Made here as a negative control"),
            Input = null,
            Layers = [],
            ResponseUnit = "that of the recording",
            Role = role,
            ThreadSafe = true,
        },
        model);

    /// <summary>The filters of a network in words.</summary>
    /// <param name="model">The network.</param>
    public static string Describe(Yan2020Model model)
    {
        string filters = FormattableString.Invariant($"{model.Architecture.Filters} filters {(model.Architecture.FiltersTime ? "over time" : "on the movie filtered in time")}");
        return model.Architecture.Layers == 1 ? filters : FormattableString.Invariant($"{model.Architecture.Layers} layers of {filters}");
    }
}
