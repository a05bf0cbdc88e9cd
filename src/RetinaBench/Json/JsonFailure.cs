using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace RetinaBench.Json;

/// <summary>A failure of the JSON reader, told in the words of the file instead of those of the classes behind it.</summary>
internal sealed partial class JsonFailure
{
    private const int LongestToken = 60;

    private readonly Type _root;
    private readonly string _message;
    private readonly string _path;
    private readonly long? _line;
    private readonly long? _byteInLine;

    private JsonFailure(Type root, string message, string? path, long? line, long? byteInLine)
    {
        _root = root;
        _message = Suffix().Replace(message, string.Empty);
        _path = path ?? "$";
        _line = line;
        _byteInLine = byteInLine;
    }

    /// <summary>The failure behind an exception, or null where the exception does not tell of bad input.</summary>
    /// <param name="exception">What deserialising threw.</param>
    /// <param name="root">The type that the text was read as.</param>
    public static JsonFailure? Of(Exception exception, Type root)
    {
        switch (exception)
        {
            case JsonException e:
                return new(root, e.Message, e.Path, e.LineNumber, e.BytePositionInLine);
            // A missing type discriminator is told as NotSupportedException, its place only in the message.
            case NotSupportedException e when e.Message.Contains("type discriminator", StringComparison.Ordinal):
                Match place = Suffix().Match(e.Message);
                return new(root, e.Message, Group(place, 1), Number(place, 2), Number(place, 3));
            // Constructors of the values check their arguments.
            case ArgumentException e:
                return new(root, e.Message, null, null, null);
            default:
                return null;
        }
    }

    /// <summary>The one-line message <c>file: $.path, line N: what</c>.</summary>
    /// <param name="file">How the message names the file.</param>
    /// <param name="json">The text that was read.</param>
    public string Describe(string file, ReadOnlySpan<byte> json)
    {
        string line = _line is { } number ? FormattableString.Invariant($"{_path}, line {number + 1}: ") : string.Empty;
        return OneLine.Of($"{file}: {line}{What(json)}");
    }

    private string What(ReadOnlySpan<byte> json)
    {
        IReadOnlyList<string> segments = JsonPath.Segments(_path);
        if (Unmapped().Match(_message) is { Success: true } unmapped)
            return $"unknown member {unmapped.Groups[1].Value}{KnownMembers(JsonTypes.At(_root, json, segments.SkipLast(1)))}";
        if (Missing().Match(_message) is { Success: true } missing)
            return $"missing member {missing.Groups[1].Value}";
        if (Duplicate().Match(_message) is { Success: true } duplicate)
            return $"member {duplicate.Groups[1].Value} appears twice";
        if (Null().Match(_message) is { Success: true } isNull)
            return $"{isNull.Groups[1].Value} must not be null";
        // The reader's messages name the class that holds the member rather than the member's type, so that is looked up.
        JsonTypeInfo? type = JsonTypes.At(_root, json, segments);
        if (Discriminator().IsMatch(_message) && type?.PolymorphismOptions is { } options)
            return $"member '{options.TypeDiscriminatorPropertyName}' is not one of {string.Join(", ", options.DerivedTypes.Select(derived => $"\"{derived.TypeDiscriminator}\""))}";
        return Conversion().IsMatch(_message) ? $"{Token(json) ?? "the value"} is not {Noun(type)}" : _message;
    }

    private static string KnownMembers(JsonTypeInfo? owner)
    {
        if (owner is not { Kind: JsonTypeInfoKind.Object })
            return string.Empty;
        // Members that are only computed cannot be given.
        IEnumerable<string> names = owner.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null).Select(property => property.Name);
        return $"; known are {string.Join(", ", names)}";
    }

    private string? Token(ReadOnlySpan<byte> json)
    {
        string? token = _line is { } line && _byteInLine is { } at ? JsonLocator.TokenEndingAt(json, line, at) : null;
        return token?.Length > LongestToken ? token[..LongestToken] + "..." : token;
    }

    private static string Noun(JsonTypeInfo? info)
    {
        if (info is null)
            return "a value that can stand here";
        Type type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        string orNull = type == info.Type ? string.Empty : ", or null";
        return (Type.GetTypeCode(type), info.Kind) switch
        {
            (TypeCode.String, _) => "a string",
            (TypeCode.Boolean, _) => "true or false",
            (TypeCode.Double or TypeCode.Single, _) => "a finite number",
            (TypeCode.Decimal, _) => "a number below 7.9e28 in size",
            (TypeCode.Int32, _) => FormattableString.Invariant($"a whole number from {int.MinValue} to {int.MaxValue}"),
            (TypeCode.Int64, _) => FormattableString.Invariant($"a whole number from {long.MinValue} to {long.MaxValue}"),
            (TypeCode.UInt32, _) => FormattableString.Invariant($"a whole number from 0 to {uint.MaxValue}"),
            (TypeCode.UInt64, _) => FormattableString.Invariant($"a whole number from 0 to {ulong.MaxValue}"),
            (_, JsonTypeInfoKind.Enumerable) => "a list",
            (_, JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary) => "an object",
            _ => "a value that can stand here",
        } + orNull;
    }

    private static string? Group(Match match, int group) => match.Success ? match.Groups[group].Value : null;

    private static long? Number(Match match, int group) =>
        match.Success && long.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

    [GeneratedRegex(@"\s*Path: (.*?) \| LineNumber: (\d+) \| BytePositionInLine: (\d+)\.?$")]
    private static partial Regex Suffix();

    [GeneratedRegex("^The JSON property ('.*') could not be mapped to any .NET member")]
    private static partial Regex Unmapped();

    [GeneratedRegex("was missing required properties including: (.*?)\\.?$")]
    private static partial Regex Missing();

    [GeneratedRegex("^Duplicate property ('.*') encountered")]
    private static partial Regex Duplicate();

    [GeneratedRegex("^The (?:property or field|constructor parameter) ('.*') on type .* doesn't allow")]
    private static partial Regex Null();

    [GeneratedRegex("unrecognized type discriminator|must specify a type discriminator")]
    private static partial Regex Discriminator();

    [GeneratedRegex("could not be converted to ")]
    private static partial Regex Conversion();
}
