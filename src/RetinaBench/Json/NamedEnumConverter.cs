using System.Text.Json;
using System.Text.Json.Serialization;

namespace RetinaBench.Json;

/// <summary>Reads and writes enums as their camelCase names, exactly; the error for any other value lists the names.</summary>
internal sealed class NamedEnumConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Named<>).MakeGenericType(typeToConvert))!;

    private sealed class Named<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private readonly Dictionary<string, T> _values = Enum.GetValues<T>().ToDictionary(value => Name(value), StringComparer.Ordinal);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.TokenType == JsonTokenType.String ? reader.GetString() : null);

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Known(value));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(Known(value));

        private static string Name(T value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

        private static string Known(T value) => Enum.IsDefined(value) ? Name(value) : throw new ArgumentOutOfRangeException(nameof(value), value, $"{value} is not a {typeof(T).Name}");

        private T Parse(string? name) =>
            name is not null && _values.TryGetValue(name, out T value)
                ? value
                : throw new JsonException($"{(name is null ? "the value" : $"\"{name}\"")} is not one of \"{string.Join("\", \"", _values.Keys)}\"");
    }
}
