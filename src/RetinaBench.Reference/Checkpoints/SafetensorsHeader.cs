using System.Text.Json;

namespace RetinaBench.Reference.Checkpoints;

/// <summary>Reads the JSON header of a safetensors file, strictly: no unknown, missing or repeated member.</summary>
internal ref struct SafetensorsHeader
{
    /// <summary>The member of the header that holds text instead of a tensor.</summary>
    public const string MetadataMember = "__metadata__";

    /// <summary>The header's place in the file: after its length, a 64-bit number.</summary>
    public const int Start = sizeof(ulong);

    private const int DeepestNesting = 3;

    private readonly string file;
    private readonly Dictionary<string, SafetensorsEntry> entries = new(StringComparer.Ordinal);
    private readonly List<SafetensorsEntry> ordered = [];
    private Dictionary<string, string>? metadata;
    private Utf8JsonReader json;

    private SafetensorsHeader(string file, ReadOnlySpan<byte> header)
    {
        this.file = file;
        json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = DeepestNesting });
    }

    /// <summary>The tensors in the order of the header, and the metadata if there are any.</summary>
    /// <exception cref="InputException">The header is not valid; the message says at which byte of the file.</exception>
    public static (IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string>? Metadata) Read(string file, ReadOnlySpan<byte> header)
    {
        var reader = new SafetensorsHeader(file, header);
        try
        {
            reader.ReadMembers();
            return (reader.ordered, reader.metadata);
        }
        catch (JsonException e)
        {
            throw reader.Fail($"the header is not valid JSON: {Printable.OneLine(e.Message)}", e);
        }
        catch (InvalidOperationException e)
        {
            // What Utf8JsonReader throws for a string that is no valid Unicode.
            throw reader.Fail("the header has a string that is not valid Unicode", e);
        }
    }

    private void ReadMembers()
    {
        Expect(JsonTokenType.StartObject, "an object of tensors");
        while (Next() != JsonTokenType.EndObject)
        {
            string name = json.GetString()!;
            if (name != MetadataMember)
                ReadTensor(name);
            else if (metadata is null)
                ReadMetadata();
            else
                throw Fail($"{MetadataMember} appears twice");
        }

        // Throws when anything but white space follows the object.
        json.Read();
    }

    private void ReadMetadata()
    {
        metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        Expect(JsonTokenType.StartObject, $"an object of strings for {MetadataMember}");
        while (Next() != JsonTokenType.EndObject)
        {
            string key = json.GetString()!;
            Expect(JsonTokenType.String, $"a string for {MetadataMember} {Printable.Quote(key)}");
            if (!metadata.TryAdd(key, json.GetString()!))
                throw Fail($"{MetadataMember} {Printable.Quote(key)} appears twice");
        }
    }

    private void ReadTensor(string name)
    {
        string tensor = $"tensor {Printable.Quote(name)}";
        if (entries.ContainsKey(name))
            throw Fail($"{tensor} appears twice");

        ElementType? type = null;
        List<long>? shape = null, offsets = null;
        Expect(JsonTokenType.StartObject, $"an object for {tensor}");
        while (Next() != JsonTokenType.EndObject)
        {
            string member = json.GetString()!;
            bool repeated;
            switch (member)
            {
                case "dtype":
                    (repeated, type) = (type is not null, ReadType(tensor));
                    break;
                case "shape":
                    (repeated, shape) = (shape is not null, ReadNumbers($"the shape of {tensor}"));
                    break;
                case "data_offsets":
                    (repeated, offsets) = (offsets is not null, ReadNumbers($"the data_offsets of {tensor}"));
                    break;
                default:
                    throw Fail($"{tensor} has the unknown member {Printable.Quote(member)}, expected dtype, shape and data_offsets");
            }

            if (repeated)
                throw Fail($"{tensor} has the member {member} twice");
        }

        if (type is null || shape is null || offsets is null)
            throw Fail($"{tensor} lacks {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}");
        if (offsets.Count != 2)
            throw Fail($"the data_offsets of {tensor} are {offsets.Count} numbers, expected 2");

        entries[name] = new SafetensorsEntry(name, type, shape, offsets[0], offsets[1]);
        ordered.Add(entries[name]);
    }

    private ElementType ReadType(string tensor)
    {
        Expect(JsonTokenType.String, $"a string for the dtype of {tensor}");
        string name = json.GetString()!;
        return ElementType.All.FirstOrDefault(type => type.Name == name)
            ?? throw Fail($"{tensor} has dtype {Printable.Quote(name)}, allowed are {string.Join(", ", ElementType.All.Select(type => type.Name))}");
    }

    private List<long> ReadNumbers(string what)
    {
        Expect(JsonTokenType.StartArray, $"an array for {what}");
        var numbers = new List<long>();
        while (Next() != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long number) || number < 0)
                throw Fail($"{what} holds something other than a whole number from 0 to {long.MaxValue}");
            numbers.Add(number);
        }

        return numbers;
    }

    private void Expect(JsonTokenType expected, string what)
    {
        if (Next() != expected)
            throw Fail($"found {json.TokenType}, expected {what}");
    }

    // Throws when the header ends before its object does.
    private JsonTokenType Next()
    {
        json.Read();
        return json.TokenType;
    }

    private readonly InputException Fail(string reason, Exception? inner = null)
    {
        string message = $"{file}: byte {Start + json.TokenStartIndex}: {reason}";
        return inner is null ? new InputException(message) : new InputException(message, inner);
    }
}
