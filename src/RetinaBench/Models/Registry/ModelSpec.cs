namespace RetinaBench.Models.Registry;

/// <summary>Reads what a person writes to name a model on the command line.</summary>
/// <remarks>
/// <c>NAME</c> is a registered model. <c>NAME=PATH</c> is a model of kind <c>reference</c> with the weights in a file: of the
/// architecture called NAME where there is one, else of the default architecture.
/// </remarks>
public static class ModelSpec
{
    /// <summary>The kind of models given by name and weights: the built-in architectures.</summary>
    public const string ReferenceKind = "reference";

    /// <summary>The entry that a specification means.</summary>
    /// <param name="text">For example <c>oracle</c>, or <c>murray2021=path/to/model.pt</c> with a path relative to the current folder.</param>
    /// <param name="registry">The registered models.</param>
    /// <exception cref="InputException">The text is malformed, or no model is registered under that name.</exception>
    public static ModelEntry Parse(string text, ModelRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(registry);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return registry.Find(text);

        string name = text[..equals], path = text[(equals + 1)..], place = $"model '{OneLine.Of(text)}'";
        if (!ModelName.IsValid(name))
            throw new InputException($"{place}: '{OneLine.Of(name)}' is no name of a model: {ModelName.Rule}");
        if (path.Length == 0 || path.Any(char.IsControl))
            throw new InputException($"{place}: after '=' comes the path of a file with weights, without control characters");
        return new()
        {
            Name = name,
            Kind = ReferenceKind,
            Place = place,
            Values = new Dictionary<string, string> { ["weights"] = Path.GetFullPath(path) },
        };
    }

    /// <summary>The entries that a specification or a registry file means: all of a file whose name ends in <c>.json</c>, else one.</summary>
    /// <param name="text">A specification, or the path of a registry.</param>
    /// <param name="registry">The registered models, for a specification that is a name.</param>
    /// <param name="kinds">The kinds that entries of a registry file may be of.</param>
    /// <returns>The registry that opens the entries, and the entries in order.</returns>
    /// <exception cref="InputException">The text or the file is malformed.</exception>
    public static (ModelRegistry Registry, IReadOnlyList<ModelEntry> Entries) Resolve(string text, ModelRegistry registry, IReadOnlyList<IModelKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains('=', StringComparison.Ordinal) || !text.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return (registry, [Parse(text, registry)]);
        ModelRegistry file = ModelRegistry.Load(text, kinds);
        return (file, file.Entries);
    }
}
