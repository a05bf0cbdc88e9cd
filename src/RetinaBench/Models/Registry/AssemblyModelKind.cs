using System.Reflection;
using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Models.Registry;

/// <summary>Opens models written in C#: <c>{"kind": "assembly", "name": ..., "path": "plugin.dll", "type": "Namespace.Type", "options": {...}}</c>.</summary>
/// <remarks>
/// The type is public, implements <see cref="IRetinaModel"/>, or <see cref="IModel"/> and <see cref="EncodingModels.IEncodingModel"/>, and has a public constructor that takes the options as
/// <see cref="IReadOnlyDictionary{TKey, TValue}"/> of strings, or nothing. A plugin runs with the rights of the host: it is
/// code, not data. Thread-safe.
/// </remarks>
public sealed class AssemblyModelKind : IModelKind
{
    /// <inheritdoc/>
    public string Kind => "assembly";

    /// <inheritdoc/>
    public IReadOnlyList<EntryMember> Members { get; } =
    [
        new("path", EntryMemberType.File, Required: true),
        new("type", EntryMemberType.Text, Required: true),
        new("options", EntryMemberType.Options, Required: false),
    ];

    /// <inheritdoc/>
    public IModel Open(ModelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        string path = Path.GetFullPath(entry.RequireFile("path"));
        try
        {
            Assembly assembly = Load(entry, path);
            return Construct(entry, FindType(entry, assembly, entry.Require("type")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or TypeLoadException
            or MissingMemberException or ReflectionTypeLoadException or InvalidOperationException)
        {
            throw entry.Error($"'{path}' cannot be loaded: {OneLine.Of(e)}", e);
        }
    }

    private static Assembly Load(ModelEntry entry, string path)
    {
        try
        {
            // Reads the metadata alone, so that a file that is no assembly is told apart from one that misses a dependency.
            AssemblyName.GetAssemblyName(path);
        }
        catch (BadImageFormatException e)
        {
            throw entry.Error($"'{path}' is not a .NET assembly", e);
        }

        Assembly assembly = new PluginLoadContext(path).LoadFromAssemblyPath(path);
        CheckHarnessVersion(entry, path, assembly);
        return assembly;
    }

    private static void CheckHarnessVersion(ModelEntry entry, string path, Assembly assembly)
    {
        AssemblyName harness = PluginLoadContext.Harness.GetName();
        Version wanted = assembly.GetReferencedAssemblies().FirstOrDefault(a => a.Name == harness.Name)?.Version
            ?? throw entry.Error($"'{path}' does not refer to {harness.Name}, so it holds no model");
        Version ours = harness.Version!;

        // Before 1.0 every minor version may break the contract; after it, only a major one, and newer minors add to it.
        bool fits = wanted.Major == ours.Major && (ours.Major == 0 ? wanted.Minor == ours.Minor : wanted.Minor <= ours.Minor);
        if (!fits)
            throw entry.Error($"'{path}' was built for {harness.Name} {wanted.ToString(3)}, this is {ours.ToString(3)}: build it again");
    }

    private static Type FindType(ModelEntry entry, Assembly assembly, string name)
    {
        Type type = assembly.GetType(name) ?? throw entry.Error($"type: {assembly.GetName().Name} has no type '{name}'{Suggest(assembly)}");
        if (!IsModel(type))
            throw entry.Error($"type: '{name}' does not implement {nameof(IRetinaModel)}, nor {nameof(IModel)} with {nameof(IEncodingModel)}");
        if (!type.IsVisible || type.IsAbstract || type.ContainsGenericParameters)
            throw entry.Error($"type: '{name}' must be public, not abstract and not generic");
        return type;
    }

    private static bool IsModel(Type type) =>
        typeof(IRetinaModel).IsAssignableFrom(type) || (typeof(IModel).IsAssignableFrom(type) && typeof(IEncodingModel).IsAssignableFrom(type));

    private static string Suggest(Assembly assembly)
    {
        string[] models = [.. assembly.GetExportedTypes().Where(t => IsModel(t) && !t.IsAbstract).Select(t => t.FullName!).Order(StringComparer.Ordinal)];
        return models.Length == 0 ? "" : $"; its models are {string.Join(", ", models)}";
    }

    private static IModel Construct(ModelEntry entry, Type type)
    {
        ConstructorInfo? plain = type.GetConstructor([]);
        ConstructorInfo? withOptions = type.GetConstructor([typeof(IReadOnlyDictionary<string, string>)]);
        if (withOptions is null && entry.Options.Count > 0)
            throw entry.Error($"options: '{type.FullName}' has no public constructor that takes options");
        if (withOptions is null && plain is null)
            throw entry.Error($"type: '{type.FullName}' has no public constructor that takes IReadOnlyDictionary<string, string> options or nothing");
        try
        {
            return (IModel)(withOptions is not null ? withOptions.Invoke([entry.Options]) : plain!.Invoke([]));
        }
        catch (TargetInvocationException e) when (e.InnerException is { } thrown)
        {
            string reason = thrown is InputException ? thrown.Message : OneLine.Of(thrown);
            throw entry.Error($"the constructor of '{type.FullName}' failed: {reason}", thrown);
        }
    }
}
