using System.Text;
using System.Text.Json.Serialization;
using RetinaBench.Json;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Json;

public sealed class StrictJsonTests
{
    private const string Valid = """
        {
          "name": "a",
          "count": 3,
          "scale": 0.5,
          "side": "farLeft",
          "items": [ { "id": 1 }, { "id": 2 } ]
        }
        """;

    public enum Side
    {
        FarLeft,
        Right,
    }

    public sealed record Item(int Id, string? Note = null);

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
    [JsonDerivedType(typeof(Disc), "disc")]
    public abstract record Shape;

    public sealed record Disc(double Radius) : Shape;

    public sealed class Picky
    {
        public Picky(int id) => Id = id > 0 ? id : throw new ArgumentOutOfRangeException(nameof(id), id, "an id is positive");

        public int Id { get; }
    }

    public sealed record Sample
    {
        public required string Name { get; init; }

        public required int Count { get; init; }

        public required double Scale { get; init; }

        public required Side Side { get; init; }

        public required IReadOnlyList<Item> Items { get; init; }
    }

    [Fact]
    public void Parse_ValidText_GivesTheValueAndSerializesToTheSameValue()
    {
        Sample sample = StrictJson.Parse<Sample>(Valid, "s.json");
        Assert.Equal(("a", 3, 0.5, Side.FarLeft), (sample.Name, sample.Count, sample.Scale, sample.Side));
        Assert.Equal([new Item(1), new Item(2)], sample.Items);
        string written = StrictJson.Serialize(sample);
        Assert.EndsWith("}\n", written, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', written);
        Assert.Equal(sample.Items, StrictJson.Parse<Sample>(written, "again").Items);
    }

    [Theory]
    [InlineData("\"count\": 3", "\"count\": 3, \"colour\": 4", "s.json: $.colour, line 3: unknown member 'colour'; known are name, count, scale, side, items")]
    [InlineData("\"count\": 3", "\"Count\": 3", "s.json: $.Count, line 3: unknown member 'Count'; known are name, count, scale, side, items")]
    [InlineData("\"count\": 3,", "", "s.json: $, line 7: missing member 'count'")]
    [InlineData("\"count\": 3", "\"count\": 3, \"count\": 4", "s.json: $.count, line 3: member 'count' appears twice")]
    [InlineData("\"count\": 3", "\"count\": 3.5", "s.json: $.count, line 3: 3.5 is not a whole number from -2147483648 to 2147483647")]
    [InlineData("\"count\": 3", "\"count\": \"3\"", "s.json: $.count, line 3: \"3\" is not a whole number from -2147483648 to 2147483647")]
    [InlineData("\"count\": 3", "\"count\": null", "s.json: $.count, line 3: null is not a whole number from -2147483648 to 2147483647")]
    [InlineData("\"name\": \"a\"", "\"name\": null", "s.json: $.name, line 2: 'name' must not be null")]
    [InlineData("\"name\": \"a\"", "\"name\": 7", "s.json: $.name, line 2: 7 is not a string")]
    [InlineData("0.5", "1e999", "s.json: $.scale, line 4: 1e999 is not a finite number")]
    [InlineData("0.5", "\"NaN\"", "s.json: $.scale, line 4: \"NaN\" is not a finite number")]
    [InlineData("\"farLeft\"", "\"left\"", "s.json: $.side, line 5: \"left\" is not one of \"farLeft\", \"right\"")]
    [InlineData("\"farLeft\"", "0", "s.json: $.side, line 5: the value is not one of \"farLeft\", \"right\"")]
    [InlineData("{ \"id\": 2 }", "{ \"id\": [] }", "s.json: $.items[1].id, line 6: the value is not a whole number from -2147483648 to 2147483647")]
    [InlineData("{ \"id\": 2 }", "{ \"id\": \"x\" }", "s.json: $.items[1].id, line 6: \"x\" is not a whole number from -2147483648 to 2147483647")]
    [InlineData("{ \"id\": 2 }", "{ }", "s.json: $.items[1], line 6: missing member 'id'")]
    [InlineData("[ { \"id\": 1 }, { \"id\": 2 } ]", "{}", "s.json: $.items, line 6: the value is not a list")]
    public void Parse_InvalidMember_NamesFilePathLineAndValue(string from, string to, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => StrictJson.Parse<Sample>(Valid.Replace(from, to, StringComparison.Ordinal), "s.json")).Message);

    [Theory]
    [InlineData("NaN")]
    [InlineData("// why\n3")]
    [InlineData("03")]
    public void Parse_NotJson_NamesTheLine(string count)
    {
        InputException error = Assert.Throws<InputException>(() => StrictJson.Parse<Sample>(Valid.Replace("3", count, StringComparison.Ordinal), "s.json"));
        Assert.StartsWith("s.json: $.count, line 3: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Path:", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{} {}")]
    [InlineData("{,}")]
    public void Parse_NoSuchValueAtAll_ThrowsInputException(string text) =>
        Assert.StartsWith("s.json: ", Assert.Throws<InputException>(() => StrictJson.Parse<Sample>(text, "s.json")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""[ { "radius": 1 } ]""", "s.json: $[0], line 1: member 'kind' is not one of \"disc\"")]
    [InlineData("""[ { "kind": "cube" } ]""", "s.json: $[0], line 1: member 'kind' is not one of \"disc\"")]
    [InlineData("""[ { "kind": "disc", "radius": true } ]""", "s.json: $[0].radius, line 1: true is not a finite number")]
    [InlineData("""[ { "side": 1, "kind": "disc", "radius": 1 } ]""", "s.json: $[0].side, line 1: unknown member 'side'; known are radius")]
    public void Parse_KindOfAPolymorphicValueMissingOrWrong_ThrowsInputException(string text, string start) =>
        Assert.StartsWith(start, Assert.Throws<InputException>(() => StrictJson.Parse<Shape[]>(text, "s.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_KindAfterOtherMembers_IsRead() =>
        Assert.Equal(new Disc(2), StrictJson.Parse<Shape>("""{ "radius": 2, "kind": "disc" }""", "s.json"));

    [Fact]
    public void Parse_ValueRefusedByItsConstructor_ThrowsInputException() =>
        Assert.StartsWith("s.json: an id is positive", Assert.Throws<InputException>(() => StrictJson.Parse<Picky>("""{ "id": 0 }""", "s.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_DeepNesting_IsRefused() =>
        Assert.Throws<InputException>(() => StrictJson.Parse<object>(new string('[', 100) + new string(']', 100), "s.json"));

    [Fact]
    public void Read_MissingFolderOversizedOrBroken_ThrowsInputException()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "a.json");
        Assert.EndsWith("does not exist", Error(path), StringComparison.Ordinal);
        Assert.EndsWith("does not exist", Error(Path.Combine(folder.Path, "no", "a.json")), StringComparison.Ordinal);
        Assert.EndsWith("is a folder, not a file", Error(folder.Path), StringComparison.Ordinal);
        Assert.Contains("empty", Error(string.Empty), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Error("a\0b"), StringComparison.Ordinal);
        File.WriteAllBytes(path, [(byte)'"', 0xFF, (byte)'"']);
        Assert.StartsWith(path, Error(path), StringComparison.Ordinal);
        File.WriteAllText(path, Valid);
        Assert.Contains("larger than the 20 bytes", Assert.Throws<InputException>(() => StrictJson.Read<Sample>(path, 20)).Message, StringComparison.Ordinal);

        static string Error(string path) => Assert.Throws<InputException>(() => StrictJson.Read<Sample>(path)).Message;
    }

    [Fact]
    public void Read_ByteOrderMark_IsSkipped()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "a.json");
        File.WriteAllText(path, Valid, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal(3, StrictJson.Read<Sample>(path).Count);
    }

    [Fact]
    public void Write_IntoANewFolder_IsReadBack_AndUnderAFileIsRefused()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "new", "a.json");
        StrictJson.Write(path, new Item(4, "a < b"));
        Assert.Equal(new Item(4, "a < b"), StrictJson.Read<Item>(path));
        Assert.Contains("a < b", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Throws<InputException>(() => StrictJson.Write(Path.Combine(path, "b.json"), new Item(1)));
    }

    [Theory]
    [InlineData("$", 1)]
    [InlineData("$.count", 3)]
    [InlineData("$.items[1].id", 6)]
    [InlineData("$.items[9]", 6)]
    [InlineData("$['side']", 5)]
    [InlineData("$.nothing.at.all", 1)]
    public void Error_OfAPath_NamesTheLineOfItsDeepestExistingPart(string path, int line)
    {
        JsonInput<Sample> input = StrictJson.ParseInput<Sample>(Valid, "s.json");
        Assert.Equal($"s.json: {path}, line {line}: too many", input.Error(path, "too many").Message);
    }
}
