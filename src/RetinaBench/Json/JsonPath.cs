using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RetinaBench.Json;

/// <summary>Takes apart paths such as <c>$.scenes[3].dots</c>, in the notation of <see cref="JsonException.Path"/>.</summary>
internal static class JsonPath
{
    /// <summary>The member names and element numbers of a path, in order.</summary>
    public static IReadOnlyList<string> Segments(string path)
    {
        List<string> segments = [];
        for (int at = path.StartsWith('$') ? 1 : 0; at < path.Length;)
        {
            // $.name, $[3] or $['a name with dots']
            (int start, string stop) = path[at..] switch
            {
                ['[', '\'', ..] => (at + 2, "']"),
                ['[', ..] => (at + 1, "]"),
                ['.', ..] => (at + 1, string.Empty),
                _ => (at, string.Empty),
            };
            int end = stop.Length > 0 ? path.IndexOf(stop, start, StringComparison.Ordinal) : path.AsSpan(start).IndexOfAny('.', '[') is var found and >= 0 ? start + found : -1;
            end = end < 0 ? path.Length : end;
            segments.Add(path[start..end]);
            at = end + stop.Length;
        }

        return segments;
    }

    /// <summary>The type that a place of the text is read as, or null where that depends on the text (polymorphic members).</summary>
    /// <param name="root">The type of the whole text.</param>
    /// <param name="segments">The way to the place.</param>
    public static JsonTypeInfo? TypeAt(Type root, IEnumerable<string> segments)
    {
        JsonTypeInfo? type = StrictJson.Options.GetTypeInfo(root);
        foreach (string segment in segments)
        {
            Type? next = type.Kind switch
            {
                JsonTypeInfoKind.Object => type.Properties.FirstOrDefault(property => property.Name == segment)?.PropertyType,
                JsonTypeInfoKind.Dictionary => type.ElementType,
                JsonTypeInfoKind.Enumerable when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out _) => type.ElementType,
                _ => null,
            };
            if (next is null)
                return null;
            type = StrictJson.Options.GetTypeInfo(next);
        }

        return type;
    }
}
