using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Models.Registry;
using RetinaBench.Models.Validation;
using RetinaBench.Reference.Controls;
using RetinaBench.Reference.Controls.Oracle;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Tests.Controls.Encoding;
using RetinaBench.Reference.Yan2020;
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
        AssertRefused(Entry("x", "resnet"), "test (x): architecture: 'resnet' is not one of murray2021, correlator, silent, random, static, shuffled, sign-flipped, yan2020-cnn, ln, true-cell, constant-rate, shuffled-spikes");

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

    [Theory]
    [InlineData("yan2020-cnn", ModelRole.Subject, "CNN of 8 filters on the movie filtered in time, fitted to one cell by recipe R.", "I-8x1-R-2")]
    [InlineData("ln", ModelRole.Subject, "A linear-nonlinear model: the response-weighted average and one nonlinearity.", "1")]
    [InlineData("true-cell", ModelRole.Oracle, "An oracle: the ground-truth cell that a recording is likeliest of.", "1")]
    [InlineData("constant-rate", ModelRole.Null, "A null control: the mean response, whatever is shown.", "1")]
    [InlineData("shuffled-spikes", ModelRole.Null, "A null control: a CNN of 8 filters on the movie filtered in time, fitted to the same spikes in frames drawn at random.", "I-8x1-R-2")]
    public void Open_EncodingArchitecture_IsFittedAndValid(string architecture, ModelRole role, string description, string version)
    {
        IModel model = s_kind.Open(Entry("x", architecture));
        Assert.Equal(("x", role, description, version), (model.Card.Name, model.Card.Role, model.Card.Description, model.Card.Version));
        Assert.Null(model.Card.Input);
        Assert.All(ModelValidator.Validate(model).Checks, check => Assert.True(check.Outcome != CheckOutcome.Failed, $"{check.Id}: {check.Reason}"));
    }

    [Fact]
    public void IsFitted_EveryArchitecture_IsWhatOpeningShows()
    {
        Assert.Null(s_kind.IsFitted(Entry("x", "resnet")));
        Assert.All(s_registered.Entries, entry => Assert.Equal(s_registered.Open(entry) is IEncodingModel, s_registered.IsFitted(entry)));
        Assert.All(
            ReferenceModelKind.Architectures.Except([ReferenceModelKind.DefaultArchitecture]).Select(name => Entry("x", name)),
            entry => Assert.Equal(s_kind.Open(entry) is IEncodingModel, s_kind.IsFitted(entry)));
    }

    [Fact]
    public void Open_NetworkWithOptions_HasThem()
    {
        string registry = """{"models": [{"kind": "reference", "name": "deep", "architecture": "yan2020-cnn", "filters": 3, "layers": 2, "version": "II", "recipe": "P"}]}""";
        using var folder = new TemporaryFolder();
        ModelRegistry models = ModelRegistry.Load(folder.Write("models.json", registry), [s_kind]);
        ModelCard card = models.Open(models.Find("deep")).Card;
        Assert.Equal(("CNN of 2 layers of 3 filters over time, fitted to one cell by recipe P.", "II-3x2-P-2"), (card.Description, card.Version));
    }

    /// <summary>What stands in front of a registered network, and in front of no other model.</summary>
    [Fact]
    public void BehindFilterOf_RegisteredModels_IsThatOfTheNetwork()
    {
        CellRecording recording = SubunitCell.Published().Record(Recorded.Noise(2000, 1), ResponseUnit.Hertz, 1);
        IEncodingModel? network = Filtered("yan2020-cnn").BehindFilterOf(recording);
        Assert.Equal(20, Assert.IsType<Yan2020Model>(network).TemporalFilter!.Count);
        Assert.Null(Filtered("ln").BehindFilterOf(recording));
        Assert.Null(Filtered("true-cell").BehindFilterOf(recording));

        static IFilteredInTime<IEncodingModel> Filtered(string architecture) => (IFilteredInTime<IEncodingModel>)s_kind.Open(Entry("x", architecture));
    }

    [Theory]
    [InlineData("yan2020-cnn", "filters", "65", "test (x): filters: '65' is not a whole number from 1 to 64")]
    [InlineData("yan2020-cnn", "layers", "4", "test (x): layers: '4' is not a whole number from 1 to 3")]
    [InlineData("yan2020-cnn", "version", "2", "test (x): version: '2' is not one of I, II")]
    [InlineData("yan2020-cnn", "recipe", "Q", "test (x): recipe: 'Q' is not one of R, P")]
    [InlineData("yan2020-cnn", "weights", "w.pt", "test (x): weights: this architecture has no weights to read from 'w.pt'")]
    [InlineData("true-cell", "filters", "0", "test (x): filters: '0' is not a whole number from 1 to 64")]
    [InlineData("ln", "filters", "1", "test (x): filters: the architecture 'ln' has no such option")]
    [InlineData("murray2021", "recipe", "R", "test (x): recipe: the architecture 'murray2021' has no such option")]
    public void Open_OptionThatDoesNotSuit_IsRefused(string architecture, string member, string value, string message)
    {
        ModelEntry entry = Entry("x", architecture);
        AssertRefused(entry with { Values = new Dictionary<string, string>(entry.Values) { [member] = value } }, message);
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
