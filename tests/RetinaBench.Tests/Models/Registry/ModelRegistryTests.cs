using RetinaBench.Models.Registry;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Models.Registry;

public sealed class ModelRegistryTests : IDisposable
{
    private static readonly IModelKind[] Kinds = [new FakeKind(), new AssemblyModelKind()];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_GoodFile_GivesEntriesInOrder()
    {
        ModelRegistry registry = Load("""
            {"models": [
              {"kind": "fake", "name": "b", "family": "f 1", "file": "sub/weights.bin", "text": "t", "options": {"x": "1", "y": ""}},
              {"name": "a.2_-", "kind": "fake", "file": "/abs"}]}
            """);
        Assert.Equal(["b", "a.2_-"], registry.Entries.Select(e => e.Name));
        ModelEntry first = registry.Find("b");
        Assert.Equal(Path.Combine(_folder.Path, "sub", "weights.bin"), first.Find("file"));
        Assert.Equal("t", first.Find("text"));
        Assert.Equal("f 1", first.Family);
        Assert.Null(registry.Entries[1].Family);
        Assert.Equal(new Dictionary<string, string> { ["x"] = "1", ["y"] = "" }, first.Options);
        Assert.Null(registry.Entries[1].Find("text"));
        Assert.Empty(registry.Entries[1].Options);
    }

    [Theory]
    [InlineData("""{"models": [{"kind": "fake", "name": "x", "file": "f", "weight": "w"}]}""", "$.models[0], line 1: unknown member 'weight': an entry of kind fake has kind, name, family, file, text, options")]
    [InlineData("""{"models": [{"kind": "fake", "name": "x"}]}""", "$.models[0], line 1: missing member 'file' of an entry of kind fake")]
    [InlineData("""{"models": [{"name": "x", "file": "f"}]}""", "$.models[0], line 1: missing member 'kind'")]
    [InlineData("""{"models": [{"kind": "fake", "file": "f"}]}""", "$.models[0], line 1: missing member 'name'")]
    [InlineData("""{"models": [{"kind": "torch", "name": "x"}]}""", "$.models[0].kind, line 1: 'torch' is not one of fake, assembly")]
    [InlineData("{\"models\": [\n{\"kind\": \"fake\", \"name\": \"x\",\n\"file\": 3}]}", "$.models[0].file, line 3: 3 is not a string")]
    [InlineData("""{"models": [{"kind": "fake", "name": "x", "file": ""}]}""", "$.models[0].file, line 1: '' is empty or has control characters")]
    [InlineData("""{"models": [{"kind": "fake", "name": "x", "file": "a\u0000b"}]}""", "$.models[0].file, line 1: 'a b' is empty or has control characters")]
    [InlineData("""{"models": [{"kind": "fake", "name": "x", "file": "f", "options": []}]}""", "$.models[0].options, line 1: is not an object of strings")]
    [InlineData("""{"models": [{"kind": "fake", "name": "x", "file": "f", "options": {"k": 1}}]}""", "$.models[0].options.k, line 1: 1 is not a string")]
    [InlineData("""{"models": [{"kind": "fake", "name": "../x", "file": "f"}]}""", "$.models[0].name, line 1: '../x' is no name of a model")]
    [InlineData("""{"models": [{"kind": "fake", "name": "a\\b", "file": "f"}]}""", "$.models[0].name, line 1: 'a\\b' is no name of a model")]
    [InlineData("""{"models": [{"kind": "fake", "name": "a\nb", "file": "f"}]}""", "$.models[0].name, line 1: 'a b' is empty or has control characters")]
    [InlineData("""{"models": [null]}""", "$.models[0], line 1: null is not a model")]
    [InlineData("""{"models": [{"kind": "fake", "name": "x", "file": "f"}, {"kind": "fake", "name": "X", "file": "f"}]}""", "$.models[1] (X): the name is taken by ")]
    [InlineData("""{"models": [{"kind": "fake", "kind": "fake", "name": "x", "file": "f"}]}""", "$.models[0].kind, line 1: Duplicate properties not allowed")]
    [InlineData("""{"models": [{"kind": "fake", "name": "x", "file": "f", "options": {"k": "1", "k": "2"}}]}""", "member 'k' appears twice")]
    [InlineData("""{"models": [], "extra": 1}""", "unknown member 'extra'")]
    [InlineData("""{}""", "missing member 'models'")]
    [InlineData("""{"models": [""", "")]
    [InlineData("", "")]
    public void Load_BadFile_NamesFileAndPlace(string json, string expected)
    {
        string message = Assert.Throws<InputException>(() => Load(json)).Message;
        Assert.StartsWith(Path.Combine(_folder.Path, "models.json") + ": ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Load_NameOf65Characters_IsRefusedAnd64Accepted()
    {
        string Entry(int length) => $$"""{"models": [{"kind": "fake", "name": "{{new string('n', length)}}", "file": "f"}]}""";
        Assert.Single(Load(Entry(64)).Entries);
        Assert.Contains("1 to 64 characters", Assert.Throws<InputException>(() => Load(Entry(65))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoSuchFile_IsRefused() =>
        Assert.Contains("none.json", Assert.Throws<InputException>(() => ModelRegistry.Load(Path.Combine(_folder.Path, "none.json"), Kinds)).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_MissingFile_NamesEntryAndPathAndLeavesOthers()
    {
        _folder.Write("there", "");
        ModelRegistry registry = Load("""{"models": [{"kind": "fake", "name": "x", "file": "gone"}, {"kind": "fake", "name": "y", "file": "there"}]}""");
        string place = Path.Combine(_folder.Path, "models.json");
        Assert.Equal($"{place}: $.models[0] (x): file: there is no file '{Path.Combine(_folder.Path, "gone")}'", Assert.Throws<InputException>(() => registry.Open(registry.Entries[0])).Message);
        Assert.Equal($"{place}: $.models[1] (y): file: cannot open '{Path.Combine(_folder.Path, "there")}'", Assert.Throws<InputException>(() => registry.Open(registry.Entries[1])).Message);
    }

    [Fact]
    public void Find_UnknownName_ListsTheNames()
    {
        ModelRegistry registry = Load("""{"models": [{"kind": "fake", "name": "x", "file": "f"}, {"kind": "fake", "name": "y", "file": "f"}]}""");
        Assert.Contains("no model is registered as 'z': there are x, y", Assert.Throws<InputException>(() => registry.Find("z")).Message, StringComparison.Ordinal);
    }

    private ModelRegistry Load(string json) => ModelRegistry.Load(_folder.Write("models.json", json), Kinds);

    [Fact]
    public void HashFiles_OfAFile_IsItsSha256()
    {
        ModelRegistry registry = Load("""{"models": [{"kind": "fake", "name": "x", "file": "w.bin", "text": "t"}]}""");
        _folder.Write("w.bin", "abc");
        // FIPS 180-4's first example of SHA-256: the message "abc".
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", registry.HashFiles(registry.Entries[0]));
    }

    [Fact]
    public void HashFiles_OfACommand_IsThatOfItsTextsAndOfTheFilesThatItNames()
    {
        string Hash(string script, string arguments)
        {
            _folder.Write("serve.py", script);
            ModelRegistry registry = ModelRegistry.Load(_folder.Write("models.json", $$"""{"models": [{"kind": "process", "name": "x", "command": ["python3", "serve.py"{{arguments}}]}]}"""), [new RetinaBench.Models.Processes.ProcessModelKind()]);
            return registry.HashFiles(registry.Entries[0])!;
        }

        string hash = Hash("one", "");
        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, Hash("one", ""));
        Assert.Equal(4, new HashSet<string> { hash, Hash("two", ""), Hash("one", ", \"--gain\""), Hash("one", ", \"serve.py\"") }.Count);
    }

    [Fact]
    public void Load_Command_IsAListBesideTheFolderOfTheRegistry()
    {
        ModelRegistry registry = ModelRegistry.Load(
            _folder.Write("models.json", """{"models": [{"kind": "process", "name": "x", "command": ["python3", "a b"], "timeoutSeconds": 7, "environment": {"A": "1"}}]}"""), [new RetinaBench.Models.Processes.ProcessModelKind()]);
        ModelEntry entry = registry.Entries[0];
        Assert.Equal(["python3", "a b"], entry.RequireList("command"));
        Assert.Equal((7, null), (entry.FindNumber("timeoutSeconds", 1, 10), entry.FindNumber("memoryMiB", 1, 10)));
        Assert.Equal("1", entry.Options["A"]);
        Assert.Equal(_folder.Path, entry.Folder);
        Assert.EndsWith("(x): timeoutSeconds: '7' is not a whole number from 1 to 5", Assert.Throws<InputException>(() => entry.FindNumber("timeoutSeconds", 1, 5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HashFiles_OfAMissingFile_IsNull()
    {
        ModelRegistry registry = Load("""{"models": [{"kind": "fake", "name": "x", "file": "absent.bin"}]}""");
        Assert.Null(registry.HashFiles(registry.Entries[0]));
    }
}
