using System.Globalization;

namespace RetinaBench.Models.Registry;

/// <summary>One registered model, not yet opened.</summary>
/// <remarks>Immutable; opening is <see cref="ModelRegistry.Open"/>.</remarks>
public sealed record ModelEntry
{
    /// <summary>Unique name within its registry: what runs and reports call the model, whatever its card says.</summary>
    public required string Name { get; init; }

    /// <summary>How the model is opened: the <see cref="IModelKind.Kind"/> of a known kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The family of models that this one is a member of, such as networks trained by one recipe from several seeds; null for a model of its own kind.</summary>
    public string? Family { get; init; }

    /// <summary>Where the entry stands, for messages: a registry file and JSON path, or a specification.</summary>
    public required string Place { get; init; }

    /// <summary>The folder that paths are relative to: that of the registry, or the current one.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>The text, number and file members by name; paths of files are absolute.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The members that are lists of texts, by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The options handed to the model; empty where the entry has none.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The value of a member, or null.</summary>
    /// <param name="member">Name of the member.</param>
    public string? Find(string member) => Values.GetValueOrDefault(member);

    /// <summary>The value of a member that the model cannot do without.</summary>
    /// <param name="member">Name of the member.</param>
    /// <exception cref="InputException">The entry has no such member.</exception>
    public string Require(string member) => Find(member) ?? throw Error($"needs a member '{member}'");

    /// <summary>The list of a member that the model cannot do without.</summary>
    /// <param name="member">Name of the member.</param>
    /// <exception cref="InputException">The entry has no such member, or an empty list.</exception>
    public IReadOnlyList<string> RequireList(string member) =>
        Lists.GetValueOrDefault(member) is { Count: > 0 } list ? list : throw Error($"needs a member '{member}', a list of at least one text");

    /// <summary>The number of a member, or null.</summary>
    /// <param name="member">Name of the member.</param>
    /// <param name="least">The least valid value.</param>
    /// <param name="most">The greatest valid value.</param>
    /// <exception cref="InputException">It is no whole number, or outside of its range.</exception>
    public int? FindNumber(string member, int least, int most)
    {
        if (Find(member) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw Error(FormattableString.Invariant($"{member}: '{text}' is not a whole number from {least} to {most}"));
    }

    /// <summary>The path of a file that must exist.</summary>
    /// <param name="member">Name of the member that holds the path.</param>
    /// <exception cref="InputException">The entry has no such member, or there is no such file.</exception>
    public string RequireFile(string member)
    {
        string path = Require(member);
        return File.Exists(path) ? path : throw Error($"{member}: there is no file '{path}'");
    }

    /// <summary>An error about this entry, to be thrown.</summary>
    /// <param name="message">What is wrong, with the value and what would be valid.</param>
    /// <param name="cause">What revealed it, if anything did. An <see cref="UnavailableException"/> stays one, without the entry's place, where nothing is wrong.</param>
    public InputException Error(string message, Exception? cause = null) =>
        cause is UnavailableException ? new UnavailableException(OneLine.Of(message), cause) : new InputException($"{Place} ({Name}): {OneLine.Of(message)}", cause);
}
