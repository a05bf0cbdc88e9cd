using System.Text;
using System.Text.Json;

namespace RetinaBench.Runs;

/// <summary>Checks of a record's text that must come before it is read as a record, or cannot be made after.</summary>
internal static class RunRecordText
{
    /// <summary>Refuses a text of another format version, and nulls in lists, which no list of a record may hold.</summary>
    /// <param name="text">The JSON text; one that is not JSON is left to the reader that says so best.</param>
    /// <param name="file">How errors name it.</param>
    public static void Check(string text, string file)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        List<bool> inList = [];
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartArray or JsonTokenType.StartObject:
                        inList.Add(reader.TokenType == JsonTokenType.StartArray);
                        break;
                    case JsonTokenType.EndArray or JsonTokenType.EndObject:
                        inList.RemoveAt(inList.Count - 1);
                        break;
                    case JsonTokenType.Null when inList.Count > 0 && inList[^1]:
                        throw new InputException($"{file}: line {Line(bytes, reader.TokenStartIndex)}: a list holds null");
                    case JsonTokenType.PropertyName when inList.Count == 1 && reader.ValueTextEquals("format"):
                        reader.Read();
                        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int format) && format != RunRecord.CurrentFormat)
                            throw new InputException($"{file}: line {Line(bytes, reader.TokenStartIndex)}: run records of format {format} are not read, only of format {RunRecord.CurrentFormat}");
                        break;
                    default:
                        break;
                }
            }
        }
        catch (JsonException)
        {
            // Not JSON: the strict reader that comes next names the place.
        }
    }

    private static int Line(ReadOnlySpan<byte> text, long at) => 1 + text[..(int)at].Count((byte)'\n');
}
