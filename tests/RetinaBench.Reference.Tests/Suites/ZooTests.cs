using System.Security.Cryptography;
using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Reference.Checkpoints;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Variations;
using RetinaBench.Testing;
using Xunit.Abstractions;

namespace RetinaBench.Reference.Tests.Suites;

/// <summary>The trained networks that are registered: their files are whole, say how they were made, and can do the task.</summary>
public sealed class ZooTests(ITestOutputHelper output)
{
    private const string Paper = "paper";
    private const int FreshStimuli = 1000;

    /// <summary>What most networks of the paper's recipe are to reach on fresh stimuli of the training task, and how many may miss it.</summary>
    private const double Accuracy = 0.97;
    private const int MayMiss = 1;
    private const int Seeds = 5;

    private static readonly ModelEntry[] s_trained = [.. SuiteRun.Registry.Entries.Where(e => e.Find("weights") is not null)];

    public static TheoryData<string> Trained => [.. s_trained.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Trained))]
    public void Files_WeightsAndRecord_AgreeAndFollowTheRecipe(string name)
    {
        string weights = SuiteRun.Registry.Find(name).RequireFile("weights"), folder = Path.GetDirectoryName(weights)!;
        TrainingRecord record = TrainingRecord.Read(Path.Combine(folder, Murray2021Training.RecordFileName));
        TrainingRecipe recipe = TrainingRecipe.Read(Path.Combine(SharedData.RepositoryRoot, "suites", "murray2021", "recipes", record.Recipe.Name + ".json"));

        Assert.Equal(record.WeightsSha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(weights))));
        Assert.Equal(recipe, record.Recipe);
        Assert.Equal(recipe.Epochs, record.Curve.Loss.Count);
        IReadOnlyDictionary<string, string> metadata = Checkpoint.Read(weights).Metadata;
        Assert.Equal(record.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture), metadata["seed"]);
        Assert.Equal(record.EnvironmentFingerprint, metadata["environment"]);
        Assert.Equal(record.Code, metadata["code"]);
        ModelCard card = SuiteRun.Registry.Open(SuiteRun.Registry.Find(name)).Card;
        Assert.StartsWith($"Trained by recipe {recipe.Name}, seed {record.Seed}, for {recipe.Epochs} epochs", card.Description, StringComparison.Ordinal);
        Assert.Equal(record.ModelVersion, card.Version);
    }

    [Theory]
    [MemberData(nameof(Trained))]
    public void Weights_OfConstrainedSigns_AreNotNegative(string name)
    {
        var model = (Murray2021Model)SuiteRun.Registry.Open(SuiteRun.Registry.Find(name));
        TrainingRecord record = TrainingRecord.Read(Path.Combine(Path.GetDirectoryName(SuiteRun.Registry.Find(name).Find("weights"))!, Murray2021Training.RecordFileName));
        var layout = new ParameterLayout(model.Parameters.Architecture);
        float[] values = layout.Flatten(model.Parameters);

        bool anyNegative = layout.Blocks.Where(block => block.NonNegative).Any(block => values.AsSpan(block.Offset, block.Count).IndexOfAnyInRange(float.NegativeInfinity, -float.Epsilon) >= 0);
        Assert.Equal(!record.Recipe.SignConstraint, anyNegative);
    }

    [Fact]
    public void Paper_FreshStimuliOfTheTask_AreToldApartByMostNetworks()
    {
        ModelEntry[] family = [.. s_trained.Where(e => e.Family == Paper)];
        Stimulus[] stimuli = Fresh();

        var test = new HeldOutTest(stimuli, threads: 2);
        double[] accuracies = [.. family.Select(entry => test.Accuracy(((Murray2021Model)SuiteRun.Registry.Open(entry)).Parameters, CancellationToken.None))];
        output.WriteLine(string.Join(", ", family.Zip(accuracies, (entry, accuracy) => FormattableString.Invariant($"{entry.Name} {accuracy}"))));

        Assert.Equal(Seeds, family.Length);
        Assert.True(accuracies.Count(a => a < Accuracy) <= MayMiss, string.Join(", ", accuracies));
    }

    // An environment of a name and seed that no training uses.
    private static Stimulus[] Fresh()
    {
        var environment = new DotMotionEnvironment("zoo-fresh", 1, DotMotionOptions.Murray2021(new AlphaSweep(new(2, 2, 1), new(0.5, 1.5)), 97));
        return [.. Enumerable.Range(0, FreshStimuli).Select(i => environment.Create(0, i))];
    }
}
