using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RetinaBench.Json;

/// <summary>Reads and writes the project's JSON: an unknown, missing or repeated member is an error that names file, JSON path and line.</summary>
/// <remarks>
/// Member names are camelCase and case-sensitive, enums camelCase strings, numbers finite; comments and trailing commas are
/// refused. Non-nullable members refuse null, and record parameters without a default must be given. Thread-safe.
/// </remarks>
public static class StrictJson
{
    /// <summary>The largest file that is read unless the caller allows another size: 64 MiB.</summary>
    public const int DefaultMaximumBytes = 1 << 26;

    private const int MaximumDepth = 32;

    /// <summary>The options of all reading and writing; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>Reads a file.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="maximumBytes">The largest size that is read.</param>
    /// <exception cref="InputException">The file cannot be read, or is not such a value.</exception>
    public static T Read<T>(string path, int maximumBytes = DefaultMaximumBytes) => ReadInput<T>(path, maximumBytes).Value;

    /// <summary>Reads a text.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="text">The JSON text.</param>
    /// <param name="fileNameForMessages">How errors name the text.</param>
    /// <exception cref="InputException">The text is not such a value.</exception>
    public static T Parse<T>(string text, string fileNameForMessages) => ParseInput<T>(text, fileNameForMessages).Value;

    /// <summary>Reads a file whose content is checked further: the result can tell where in the file a value stands.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="maximumBytes">The largest size that is read.</param>
    /// <exception cref="InputException">The file cannot be read, or is not such a value.</exception>
    public static JsonInput<T> ReadInput<T>(string path, int maximumBytes = DefaultMaximumBytes) =>
        Deserialize<T>(InputFile.ReadBytes(path, maximumBytes), path);

    /// <summary>Reads a text whose content is checked further: the result can tell where in the text a value stands.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="text">The JSON text.</param>
    /// <param name="fileNameForMessages">How errors name the text.</param>
    /// <exception cref="InputException">The text is not such a value.</exception>
    public static JsonInput<T> ParseInput<T>(string text, string fileNameForMessages)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileNameForMessages);
        return Deserialize<T>(Encoding.UTF8.GetBytes(text), fileNameForMessages);
    }

    /// <summary>Reads a message that came from another program.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="json">The JSON text in UTF-8.</param>
    /// <param name="nameForMessages">How errors name the message.</param>
    /// <exception cref="InputException">The text is not such a value.</exception>
    internal static T ParseBytes<T>(byte[] json, string nameForMessages) => Deserialize<T>(json, nameForMessages).Value;

    /// <summary>Writes a value as indented JSON with '\n' line ends, the last line included.</summary>
    /// <typeparam name="T">What is written.</typeparam>
    /// <param name="value">The value.</param>
    public static string Serialize<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";

    /// <summary>Writes a value to a file, as <see cref="Serialize"/> does.</summary>
    /// <typeparam name="T">What is written.</typeparam>
    /// <param name="path">The file; its folder is made where there is none.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write<T>(string path, T value) => InputFile.WriteBytes(path, Encoding.UTF8.GetBytes(Serialize(value)));

    private static JsonInput<T> Deserialize<T>(byte[] bytes, string file)
    {
        // Some editors begin UTF-8 files with a byte order mark.
        ReadOnlyMemory<byte> json = bytes.AsMemory().Span.StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
        if (JsonLocator.LineOfBrokenString(json.Span) is { } line)
            throw new InputException(FormattableString.Invariant($"{file}: $, line {line}: a string has half of a surrogate pair"));
        try
        {
            T value = JsonSerializer.Deserialize<T>(json.Span, Options)
                ?? throw new InputException($"{file}: $, line 1: null is not a value here");
            return new(file, json, value);
        }
        catch (Exception e) when (JsonFailure.Of(e, typeof(T)) is not null)
        {
            throw new InputException(JsonFailure.Of(e, typeof(T))!.Describe(file, json.Span), e);
        }
    }

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowOutOfOrderMetadataProperties = true,
            ReadCommentHandling = JsonCommentHandling.Disallow,
            AllowTrailingCommas = false,
            MaxDepth = MaximumDepth,
            WriteIndented = true,
            NewLine = "\n",
            // What is written are files, never parts of web pages: '+' and '<' stay readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new FiniteNumberConverter(), new NamedEnumConverter() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ForgetIgnoredMembers } },
        };
        options.MakeReadOnly();
        return options;
    }

    // The platform skips an ignored member silently where a file gives it; forgotten, it is as unknown as any other.
    private static void ForgetIgnoredMembers(JsonTypeInfo type)
    {
        for (int i = type.Properties.Count - 1; i >= 0; i--)
        {
            object[] ignored = type.Properties[i].AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true) ?? [];
            if (ignored is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.Always }])
                type.Properties.RemoveAt(i);
        }
    }
}
