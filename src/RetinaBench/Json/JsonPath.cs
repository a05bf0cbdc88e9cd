using System.Text.Json;

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
}
