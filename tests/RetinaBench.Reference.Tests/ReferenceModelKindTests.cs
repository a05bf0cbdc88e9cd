using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Reference.Controls;
using RetinaBench.Reference.Controls.Oracle;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests;

public sealed class ReferenceModelKindTests
{
    private static readonly ReferenceModelKind s_kind = new();
    private static readonly ModelRegistry s_registered = ModelRegistry.Load(Path.Combine(SharedData.RepositoryRoot, "models.json"), [s_kind]);

    [Fact]
    public void Open_EveryRegisteredModel_HasItsNameAndRole()
    {
        Dictionary<string, ModelRole> roles = s_registered.Entries.ToDictionary(e => e.Name, e => s_registered.Open(e).Card.Role);
        string[] controls = ["oracle", "silent", "random", "static", "shuffled", "sign-flipped"];
        Assert.Equal(controls, roles.Where(r => r.Value != ModelRole.Subject).Select(r => r.Key));
        Assert.Equal(ModelRole.Oracle, roles["oracle"]);
        Assert.All(controls[1..], name => Assert.Equal(ModelRole.Null, roles[name]));
        Assert.All(s_registered.Entries, e => Assert.Equal(e.Name, s_registered.Open(e).Card.Name));
    }

    [Theory]
    [InlineData("correlator", typeof(CorrelatorModel))]
    [InlineData("silent", typeof(SilentModel))]
    [InlineData("random", typeof(Murray2021Model))]
    [InlineData("static", typeof(StaticModel))]
    [InlineData("shuffled", typeof(ShuffledModel))]
    [InlineData("sign-flipped", typeof(SignFlippedModel))]
    public void Open_Architecture_IsThatModel(string architecture, Type expected) => Assert.IsType(expected, s_kind.Open(Entry("x", architecture)));

    [Fact]
    public void Open_UnknownArchitecture_ListsTheKnown() =>
        AssertRefused(Entry("x", "resnet"), "test (x): architecture: 'resnet' is not one of murray2021, correlator, silent, random, static, shuffled, sign-flipped");

    [Fact]
    public void Open_Murray2021WithoutWeights_IsRefused() => AssertRefused(Entry("x", "murray2021"), "test (x): needs a member 'weights'");

    [Fact]
    public void Open_MissingWeights_IsRefused() => AssertRefused(Entry("x", "murray2021", "gone.pt"), "test (x): weights: there is no file 'gone.pt'");

    [Fact]
    public void Open_WeightsForAControl_AreRefused() => AssertRefused(Entry("x", "silent", "w.pt"), "test (x): weights: this architecture has no weights to read from 'w.pt'");

    [Fact]
    public void Open_FileThatIsNoCheckpoint_NamesEntryAndFile()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "RetinaBench.Harness.dll");
        string message = Assert.Throws<InputException>(() => s_kind.Open(Entry("x", "murray2021", path))).Message;
        Assert.StartsWith($"test (x): {path}", message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("murray2021")]
    [InlineData("mine")]
    public void Open_SpecificationOfThePublishedWeights_IsThePublishedNetwork(string name)
    {
        string path = SharedData.Require("reference/murray2021/model.pt");
        ModelEntry entry = ModelSpec.Parse($"{name}={path}", s_registered);
        var model = Assert.IsType<Murray2021Model>(s_registered.Open(entry));
        Assert.Equal(name, model.Card.Name);
        Assert.Equal(ModelRole.Subject, model.Card.Role);
        Assert.Equal(7682, model.Parameters.Count);
    }

    private static void AssertRefused(ModelEntry entry, string message) => Assert.Equal(message, Assert.Throws<InputException>(() => s_kind.Open(entry)).Message);

    private static ModelEntry Entry(string name, string? architecture, string? weights = null)
    {
        Dictionary<string, string> values = [];
        if (architecture is not null)
            values["architecture"] = architecture;
        if (weights is not null)
            values["weights"] = weights;
        return new() { Name = name, Kind = "reference", Place = "test", Values = values };
    }
}
