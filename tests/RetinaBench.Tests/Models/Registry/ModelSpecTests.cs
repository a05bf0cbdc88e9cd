using RetinaBench.Models.Registry;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Models.Registry;

public sealed class ModelSpecTests
{
    private static readonly ModelEntry Registered = new() { Name = "x", Kind = "fake", Place = "test" };
    private static readonly ModelRegistry Registry = new([Registered], [new FakeKind()]);

    [Fact]
    public void Parse_Name_IsTheRegisteredEntry() => Assert.Same(Registered, ModelSpec.Parse("x", Registry));

    [Theory]
    [InlineData("murray2021=models/model.pt", "murray2021", "models/model.pt")]
    [InlineData("mine=a=b.pt", "mine", "a=b.pt")]
    public void Parse_NameAndPath_IsAReferenceModelOfThatFile(string text, string name, string path)
    {
        ModelEntry entry = ModelSpec.Parse(text, Registry);
        Assert.Equal(name, entry.Name);
        Assert.Equal("reference", entry.Kind);
        Assert.Equal(Path.GetFullPath(path), entry.Find("weights"));
        Assert.Null(entry.Find("architecture"));
    }

    [Theory]
    [InlineData("y", "no model is registered as 'y': there are x")]
    [InlineData("", "no model is registered as ''")]
    [InlineData("=p", "model '=p': '' is no name of a model")]
    [InlineData("a/b=p", "model 'a/b=p': 'a/b' is no name of a model")]
    [InlineData("x=", "model 'x=': after '=' comes the path")]
    [InlineData("x=a\0b", "model 'x=a b': after '=' comes the path")]
    public void Parse_Malformed_NamesTheText(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => ModelSpec.Parse(text, Registry)).Message, StringComparison.Ordinal);

    [Fact]
    public void Resolve_RegistryFile_GivesItsEntries()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("r.json", """{"models": [{"kind": "fake", "name": "p", "file": "f"}, {"kind": "fake", "name": "q", "file": "f"}]}""");
        (ModelRegistry registry, IReadOnlyList<ModelEntry> entries) = ModelSpec.Resolve(path, Registry, [new FakeKind()]);
        Assert.Equal(["p", "q"], entries.Select(e => e.Name));
        Assert.NotSame(Registry, registry);
        Assert.Equal(["x"], ModelSpec.Resolve("x", Registry, [new FakeKind()]).Entries.Select(e => e.Name));
        Assert.Equal("weights.json", Path.GetFileName(ModelSpec.Resolve("n=weights.json", Registry, [new FakeKind()]).Entries[0].Find("weights")));
    }
}
