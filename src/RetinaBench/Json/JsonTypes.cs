using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RetinaBench.Json;

/// <summary>Finds the type that a place of a JSON text is read as.</summary>
internal static class JsonTypes
{
    /// <summary>The type at a place, or null where the text does not lead there.</summary>
    /// <param name="root">The type of the whole text.</param>
    /// <param name="json">The text, which decides the types of polymorphic values; it may be broken after the place.</param>
    /// <param name="segments">The way to the place.</param>
    public static JsonTypeInfo? At(Type root, ReadOnlySpan<byte> json, IEnumerable<string> segments)
    {
        var reader = new Utf8JsonReader(json);
        JsonTypeInfo? type = StrictJson.Options.GetTypeInfo(root);
        try
        {
            reader.Read();
            type = Derived(type, reader);
            foreach (string segment in segments)
            {
                if (type is null || !JsonLocator.Enter(ref reader, segment))
                    return null;
                type = Child(type, segment);
                type = type is null ? null : Derived(type, reader);
            }

            return type;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonTypeInfo? Child(JsonTypeInfo type, string segment)
    {
        Type? child = type.Kind switch
        {
            JsonTypeInfoKind.Object => type.Properties.FirstOrDefault(property => property.Name == segment)?.PropertyType,
            JsonTypeInfoKind.Dictionary => type.ElementType,
            JsonTypeInfoKind.Enumerable when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out _) => type.ElementType,
            _ => null,
        };
        return child is null ? null : StrictJson.Options.GetTypeInfo(child);
    }

    // The type that the discriminator names, or the base type where it names none. The reader is a copy, so looking for
    // the discriminator does not move the caller's.
    private static JsonTypeInfo Derived(JsonTypeInfo type, Utf8JsonReader reader)
    {
        if (type.PolymorphismOptions is not { } polymorphism || !JsonLocator.Enter(ref reader, polymorphism.TypeDiscriminatorPropertyName))
            return type;
        string? kind = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        foreach (JsonDerivedType derived in polymorphism.DerivedTypes)
        {
            if (kind is not null && kind.Equals(derived.TypeDiscriminator))
                return StrictJson.Options.GetTypeInfo(derived.DerivedType);
        }

        return type;
    }
}
