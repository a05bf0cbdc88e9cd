using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RetinaBench.Json;

/// <summary>Finds where in a JSON text a path leads.</summary>
internal static class JsonLocator
{
    /// <summary>The line, counted from 1, of the value that a path such as <c>$.scenes[3].dots</c> leads to, or of the deepest part of the path that exists.</summary>
    /// <param name="json">A valid JSON text.</param>
    /// <param name="path">The path, in the notation of <see cref="JsonException.Path"/>.</param>
    public static int LineOf(ReadOnlySpan<byte> json, string path)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        long at = reader.TokenStartIndex;
        foreach (string segment in JsonPath.Segments(path))
        {
            if (!Enter(ref reader, segment))
                break;
            at = reader.TokenStartIndex;
        }

        return 1 + json[..(int)at].Count((byte)'\n');
    }

    /// <summary>The token, as written, that ends at a place, or null: what a failed conversion was reading.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="line">Line number, counted from 0.</param>
    /// <param name="byteInLine">Number of bytes of that line up to the end of the token.</param>
    public static string? TokenEndingAt(ReadOnlySpan<byte> json, long line, long byteInLine)
    {
        long end = byteInLine;
        for (int at = 0; line > 0 && at < json.Length; at++)
        {
            end++;
            line -= json[at] == '\n' ? 1 : 0;
        }

        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read() && reader.BytesConsumed <= end)
            {
                if (reader.BytesConsumed == end && reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null)
                    return Encoding.UTF8.GetString(json[(int)reader.TokenStartIndex..(int)end]);
            }
        }
        catch (JsonException)
        {
            // The text is broken before that place; the message then stands without the token.
        }

        return null;
    }

    /// <summary>The line, counted from 1, of the first string that escapes half of a surrogate pair, or null: the readers fail on those in ways of their own.</summary>
    /// <param name="json">The JSON text, which may be broken.</param>
    public static int? LineOfBrokenString(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    reader.GetString();
            }
        }
        catch (InvalidOperationException)
        {
            return 1 + json[..(int)reader.TokenStartIndex].Count((byte)'\n');
        }
        catch (JsonException)
        {
            // Broken in another way, which deserialising tells better.
        }

        return null;
    }

    /// <summary>Moves from a value to the member or element that the segment names; false where there is none.</summary>
    public static bool Enter(ref Utf8JsonReader reader, string segment)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool found = reader.ValueTextEquals(segment);
                reader.Read();
                if (found)
                    return true;
                reader.Skip();
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray && int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (index-- == 0)
                    return true;
                reader.Skip();
            }
        }

        return false;
    }
}
