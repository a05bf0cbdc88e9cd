using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Stimuli;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Models.Registry;

public sealed class AssemblyModelKindTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, "right")]
    [InlineData(-1, "left")]
    public void Open_ExamplePlugin_DecidesDirectionOfDots(int direction, string expected)
    {
        string registry = _folder.Write("models.json", $$"""{"models": [{"kind": "assembly", "name": "energy", "path": {{System.Text.Json.JsonSerializer.Serialize(Plugin.Path)}}, "type": "ExamplePlugin.MotionEnergyModel", "options": {"frames": "30", "rows": "102", "columns": "153"} }]}""");
        ModelRegistry models = ModelRegistry.Load(registry, [new AssemblyModelKind()]);
        var model = (IRetinaModel)models.Open(models.Find("energy"));
        Assert.Equal(new MovieGeometry(30, 102, 153), model.Card.Geometry);
        Stimulus[] movies = [.. Enumerable.Range(0, 8).Select(i => Dots(model.Card.Geometry, direction, (uint)i))];
        string layer = model.Card.Layers[^1].Name;
        ResponseBatch batch = model.Respond(movies, ResponseQuery.Of(Lesion.None, new ResponseRequest(layer, Reduction.LastFrame)));
        for (int s = 0; s < movies.Length; s++)
        {
            float[] decision = batch[s, 0, 0].ToArray();
            Assert.Equal(expected, model.Card.Classes[decision[1] > decision[0] ? 1 : 0]);
        }
    }

    [Theory]
    [InlineData("ExamplePlugin.Nothing", "type: ExamplePlugin has no type 'ExamplePlugin.Nothing'; its models are ExamplePlugin.Misbehaving.FailingConstructorModel, ")]
    [InlineData("ExamplePlugin.Misbehaving.NotAModel", "type: 'ExamplePlugin.Misbehaving.NotAModel' does not implement IRetinaModel, nor IModel with IEncodingModel")]
    [InlineData("ExamplePlugin.Misbehaving.HiddenModel", "type: 'ExamplePlugin.Misbehaving.HiddenModel' must be public, not abstract and not generic")]
    [InlineData("ExamplePlugin.Misbehaving.UnreachableConstructorModel", "has no public constructor that takes IReadOnlyDictionary<string, string> options or nothing")]
    [InlineData("ExamplePlugin.Misbehaving.FailingConstructorModel", "the constructor of 'ExamplePlugin.Misbehaving.FailingConstructorModel' failed: InvalidOperationException: no eye found")]
    [InlineData("bad,,name[", "")]
    public void Open_UnusableType_SaysWhy(string type, string expected)
    {
        string message = Assert.Throws<InputException>(() => Plugin.Registry.Open(Plugin.Entry(type))).Message;
        Assert.StartsWith("models.json: $.models[0] (plugin): ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("rows", "0", "failed: option rows is '0', expected a whole number from 1 to 4096")]
    [InlineData("gain", "2", "failed: option 'gain' is not one of frames, rows, columns")]
    public void Open_BadOption_PassesOnWhatThePluginSays(string name, string value, string expected)
    {
        ModelEntry entry = Plugin.Entry("ExamplePlugin.MotionEnergyModel", options: new() { [name] = value });
        Assert.EndsWith(expected, Assert.Throws<InputException>(() => Plugin.Registry.Open(entry)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OptionsForATypeWithout_IsRefused()
    {
        ModelEntry entry = Plugin.Entry("ExamplePlugin.Misbehaving.ThrowingModel", options: new() { ["x"] = "1" });
        Assert.Contains("options: 'ExamplePlugin.Misbehaving.ThrowingModel' has no public constructor that takes options", Assert.Throws<InputException>(() => Plugin.Registry.Open(entry)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileThatIsNoAssembly_IsRefused()
    {
        string path = _folder.Write("text.dll", "This is no program.");
        Assert.Contains($"'{path}' is not a .NET assembly", Assert.Throws<InputException>(() => Plugin.Registry.Open(Plugin.Entry("T", path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MissingFile_IsRefused()
    {
        string path = Path.Combine(_folder.Path, "gone.dll");
        Assert.Contains($"path: there is no file '{path}'", Assert.Throws<InputException>(() => Plugin.Registry.Open(Plugin.Entry("T", path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AssemblyWithoutHarness_IsRefused()
    {
        string path = WriteAssembly(null);
        Assert.Contains($"'{path}' does not refer to RetinaBench.Harness, so it holds no model", Assert.Throws<InputException>(() => Plugin.Registry.Open(Plugin.Entry("T", path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AssemblyForAnotherHarness_NamesBothVersions()
    {
        Version ours = typeof(IRetinaModel).Assembly.GetName().Version!;
        string path = WriteAssembly(new Version(ours.Major + 1, 4, 2, 0));
        Assert.Contains($"'{path}' was built for RetinaBench.Harness {ours.Major + 1}.4.2, this is {ours.ToString(3)}: build it again", Assert.Throws<InputException>(() => Plugin.Registry.Open(Plugin.Entry("T", path))).Message, StringComparison.Ordinal);
    }

    // All dots one way at 1.5 pixels a frame, as dense as the published movies.
    private static Stimulus Dots(MovieGeometry geometry, int direction, uint index)
    {
        var random = new RandomStream(1, "test/dots", index);
        Dot[] dots = [.. Enumerable.Range(0, 60).Select(_ => new Dot(random.NextInt(geometry.Rows), random.NextInt(3 * geometry.Columns) - geometry.Columns, 1.5 * direction))];
        return Stimulus.FromScene($"dots/{index}", new DotScene(geometry, 3, -geometry.Columns, 2 * geometry.Columns, dots), direction > 0 ? 1 : 0);
    }

    // A library without types, which refers to the harness of a version, or not at all.
    private string WriteAssembly(Version? harness)
    {
        var metadata = new MetadataBuilder();
        StringHandle name = metadata.GetOrAddString("Empty");
        metadata.AddAssembly(name, new Version(1, 0, 0, 0), default, default, default, AssemblyHashAlgorithm.None);
        metadata.AddModule(0, metadata.GetOrAddString("Empty.dll"), metadata.GetOrAddGuid(new Guid("0fb7d4d0-6f5e-4f0e-9a4e-2f0b7a6a4c11")), default, default);
        metadata.AddTypeDefinition(TypeAttributes.NotPublic, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        if (harness is not null)
            metadata.AddAssemblyReference(metadata.GetOrAddString("RetinaBench.Harness"), harness, default, default, default, default);
        var builder = new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), new BlobBuilder());
        var image = new BlobBuilder();
        builder.Serialize(image);
        string path = Path.Combine(_folder.Path, "Empty.dll");
        File.WriteAllBytes(path, image.ToArray());
        return path;
    }
}
