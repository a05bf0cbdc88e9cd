using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RetinaBench.Json;

namespace RetinaBench.Runs.Journals;

/// <summary>The form of a journal's lines: <c>{"checksum":"16 hex digits","entry":{...}}</c>, the checksum being that of the entry's bytes.</summary>
internal static class JournalLine
{
    private const string Start = "{\"checksum\":\"";
    private const string Middle = "\",\"entry\":";
    private const int ChecksumLength = 16;
    private static readonly byte[] StartBytes = Encoding.ASCII.GetBytes(Start);
    private static readonly byte[] MiddleBytes = Encoding.ASCII.GetBytes(Middle);
    private static readonly int PrefixLength = Start.Length + ChecksumLength + Middle.Length;

    private static readonly JsonSerializerOptions Compact = new(StrictJson.Options)
    {
        WriteIndented = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = StrictJson.Options.TypeInfoResolver!.WithAddedModifier(KeepRequiredMembers),
    };

    /// <summary>A value as JSON on one line, members that are null left out unless a reader asks for them; doubles so that the same bits are read back.</summary>
    public static byte[] ToJson<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Compact);

    // Whoever reads a line misses a member that must be given, null or not.
    private static void KeepRequiredMembers(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo member in type.Properties)
        {
            if (member.IsRequired || member.AssociatedParameter is { HasDefaultValue: false })
                member.ShouldSerialize = static (_, _) => true;
        }
    }

    /// <summary>The line of an entry, with its line end.</summary>
    public static byte[] Write(JournalEntry entry)
    {
        byte[] json = ToJson(entry);
        byte[] line = new byte[PrefixLength + json.Length + 2];
        Encoding.ASCII.GetBytes(Start + Digests.Short(json) + Middle, line);
        json.CopyTo(line, PrefixLength);
        line[^2] = (byte)'}';
        line[^1] = (byte)'\n';
        return line;
    }

    /// <summary>Whether bytes can be the beginning of a line.</summary>
    public static bool CanBegin(ReadOnlySpan<byte> bytes) =>
        bytes.Length < StartBytes.Length ? StartBytes.AsSpan().StartsWith(bytes) : bytes.StartsWith(StartBytes);

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without its line end.</param>
    /// <param name="place">File and line number, for messages.</param>
    /// <exception cref="InputException">The line is not what <see cref="Write"/> makes.</exception>
    public static JournalEntry Read(ReadOnlySpan<byte> line, string place)
    {
        if (line.Length <= PrefixLength
            || !line.StartsWith(StartBytes)
            || !line[(StartBytes.Length + ChecksumLength)..].StartsWith(MiddleBytes)
            || line[^1] != (byte)'}')
        {
            throw new InputException($"{place}: is not a line of a journal ({Start}...{Middle}...)");
        }

        string written = Encoding.ASCII.GetString(line.Slice(StartBytes.Length, ChecksumLength));
        ReadOnlySpan<byte> json = line[PrefixLength..^1];
        string found = Digests.Short(json);
        if (written != found)
            throw new InputException($"{place}: is damaged: its checksum is {found}, not {OneLine.Of(written)}");
        JournalEntry entry = StrictJson.Parse<JournalEntry>(Encoding.UTF8.GetString(json), place);
        return entry.IsSingle ? entry : throw new InputException($"{place}: an entry has exactly one of plan, model, shard, assay and finished");
    }
}
