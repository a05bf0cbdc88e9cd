using System.Globalization;
using System.Text.Json;
using RetinaBench.Json;

namespace RetinaBench.Models.Registry;

/// <summary>Reads registry files: which members an entry has is up to its kind, and any other member is an error.</summary>
internal sealed class RegistryReader
{
    private const string Family = "family";

    private const int MaximumBytes = 1 << 20;

    private readonly JsonInput<RegistryFile> _input;
    private readonly string _folder;
    private readonly IReadOnlyList<IModelKind> _kinds;

    private RegistryReader(string path, IReadOnlyList<IModelKind> kinds)
    {
        _input = StrictJson.ReadInput<RegistryFile>(path, MaximumBytes);
        _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        _kinds = kinds;
    }

    /// <summary>Reads the entries of a file, in order.</summary>
    /// <param name="path">The registry.</param>
    /// <param name="kinds">The kinds that entries may be of.</param>
    public static IReadOnlyList<ModelEntry> Read(string path, IReadOnlyList<IModelKind> kinds)
    {
        var reader = new RegistryReader(path, kinds);
        return [.. reader._input.Value.Models.Select((members, i) => reader.ReadEntry(members, $"$.models[{i}]"))];
    }

    private ModelEntry ReadEntry(Dictionary<string, JsonElement>? members, string at)
    {
        if (members is null)
            throw _input.Error(at, "null is not a model");
        string name = Text(members, "name", at);
        if (!ModelName.IsValid(name))
            throw _input.Error($"{at}.name", $"'{OneLine.Of(name)}' is no name of a model: {ModelName.Rule}");
        string kindName = Text(members, "kind", at);
        IModelKind kind = _kinds.FirstOrDefault(k => k.Kind == kindName)
            ?? throw _input.Error($"{at}.kind", $"'{OneLine.Of(kindName)}' is not one of {string.Join(", ", _kinds.Select(k => k.Kind))}");
        CheckMembers(members, kind, at);
        return new()
        {
            Name = name,
            Kind = kindName,
            Family = members.ContainsKey(Family) ? Text(members, Family, at) : null,
            Place = $"{_input.File}: {at}",
            Folder = _folder,
            Values = kind.Members.Where(m => m.Type is EntryMemberType.Text or EntryMemberType.File or EntryMemberType.Number && members.ContainsKey(m.Name)).ToDictionary(m => m.Name, m => Value(members, m, at), StringComparer.Ordinal),
            Lists = kind.Members.Where(m => m.Type == EntryMemberType.TextList && members.ContainsKey(m.Name)).ToDictionary(m => m.Name, m => List(members[m.Name], $"{at}.{m.Name}"), StringComparer.Ordinal),
            Options = kind.Members.Where(m => m.Type == EntryMemberType.Options && members.ContainsKey(m.Name)).SelectMany(m => Options(members[m.Name], $"{at}.{m.Name}")).ToDictionary(StringComparer.Ordinal),
        };
    }

    private void CheckMembers(Dictionary<string, JsonElement> members, IModelKind kind, string at)
    {
        foreach (string member in members.Keys)
        {
            if (member is not ("name" or "kind" or Family) && kind.Members.All(m => m.Name != member))
                throw _input.Error(at, $"unknown member '{OneLine.Of(member)}': an entry of kind {kind.Kind} has kind, name, family, {string.Join(", ", kind.Members.Select(m => m.Name))}");
        }

        foreach (EntryMember member in kind.Members)
        {
            if (member.Required && !members.ContainsKey(member.Name))
                throw _input.Error(at, $"missing member '{member.Name}' of an entry of kind {kind.Kind}");
        }
    }

    private string Value(Dictionary<string, JsonElement> members, EntryMember member, string at)
    {
        if (member.Type == EntryMemberType.Number)
            return Number(members[member.Name], $"{at}.{member.Name}");
        string text = Text(members, member.Name, at);
        return member.Type == EntryMemberType.File ? Path.GetFullPath(Path.Combine(_folder, text)) : text;
    }

    private string Text(Dictionary<string, JsonElement> members, string member, string at)
    {
        if (!members.TryGetValue(member, out JsonElement element))
            throw _input.Error(at, $"missing member '{member}'");
        return Visible(element, $"{at}.{member}");
    }

    private string Visible(JsonElement element, string at)
    {
        string text = String(element, at);
        return text.Length > 0 && !text.Any(char.IsControl) ? text : throw _input.Error(at, $"'{OneLine.Of(text)}' is empty or has control characters");
    }

    private string Number(JsonElement element, string at) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int number) && number >= 1
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw _input.Error(at, FormattableString.Invariant($"{OneLine.Of(element.GetRawText())} is not a whole number from 1 to {int.MaxValue}"));

    private IReadOnlyList<string> List(JsonElement element, string at) =>
        element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0
            ? [.. element.EnumerateArray().Select((e, i) => Visible(e, $"{at}[{i}]"))]
            : throw _input.Error(at, "is not a list of at least one string");

    private IEnumerable<KeyValuePair<string, string>> Options(JsonElement element, string at) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, String(p.Value, $"{at}.{p.Name}")))
            : throw _input.Error(at, "is not an object of strings");

    private string String(JsonElement element, string at) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw _input.Error(at, $"{OneLine.Of(element.GetRawText())} is not a string");
}
