using RetinaBench.Json;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Murray2021.Training;
using RetinaBench.Reference.Training;
using RetinaBench.Stimuli;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Murray2021.Training;

public sealed class TrainingRecipeTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot, "suites", "murray2021", "recipes");

    public static TheoryData<string> Shipped => [.. Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Fact]
    public void Recipe_WithANameAlone_IsThePapers()
    {
        var recipe = TrainingRecipe.Parse("""{ "name": "x" }""", "x.json");

        // The protocol, ../shared/protocols/murray2021.md.
        Assert.Equal((15, 500, 40, true), (recipe.Batch, recipe.Epochs, recipe.DropoutPercent, recipe.SignConstraint));
        Assert.Equal(new AdamOptions { LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8 }, recipe.Adam);
        Assert.Equal((2.0, new UniformRange(0.5, 1.5), FastDotRule.ExactHalf, 1000), (recipe.Environment.Alpha, recipe.Environment.SlowSpeed, recipe.Environment.FastDots, recipe.Environment.Stimuli));
        Assert.Equal(Murray2021Architecture.Published, recipe.Architecture.ToArchitecture());
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Recipe_ThatComesWithTheSuite_IsThePapersButForWhatItsNameSays(string name)
    {
        TrainingRecipe paper = TrainingRecipe.Read(Path.Combine(Folder, "paper.json")), recipe = TrainingRecipe.Read(Path.Combine(Folder, name + ".json"));
        RecipeArchitecture shape = paper.Architecture;
        TrainingRecipe expected = name switch
        {
            "paper" => new() { Name = name, Restart = new(20, 0.69, 100), HeldOut = new(400, 10) },
            "no-residual" => paper with { Architecture = shape with { ResidualPath = false }, Restart = paper.Restart! with { Attempts = 25 } },
            "no-sign-constraint" => paper with { SignConstraint = false },
            "no-dropout" => paper with { DropoutPercent = 0 },
            "no-amacrine" => paper with { Architecture = shape with { AmacrineTypes = 0 } },
            "types-4" => paper with { Architecture = shape with { BipolarTypes = 4, AmacrineTypes = 4, GanglionTypes = 4 } },
            "types-16" => paper with { Architecture = shape with { BipolarTypes = 16, AmacrineTypes = 16, GanglionTypes = 16 } },
            "alpha-4" => paper with { Environment = paper.Environment with { Alpha = 4 } },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "a recipe without an expectation"),
        };

        Assert.Equal(expected with { Name = name, Description = recipe.Description }, recipe);
        Assert.NotEmpty(recipe.Description);
    }

    [Fact]
    public void Recipe_Written_ReadsBack() => Assert.Equal(TinyTraining.Recipe, TrainingRecipe.Parse(StrictJson.Serialize(TinyTraining.Recipe), "tiny.json"));

    [Theory]
    [InlineData("""{ }""", "missing member 'name'")]
    [InlineData("""{ "name": "" }""", "$.name, line 1: it has 0 characters, valid are 1 to 1000")]
    [InlineData("""{ "name": "x", "epoch": 5 }""", "unknown member 'epoch'")]
    [InlineData("""{ "name": "x", "epochs": 0 }""", "$.epochs, line 1: 0 is not in [1, 10000]")]
    [InlineData("""{ "name": "x", "batch": 0 }""", "$.batch, line 1: 0 is not in [1, 10000]")]
    [InlineData("""{ "name": "x", "dropoutPercent": 91 }""", "$.dropoutPercent, line 1: 91 is not in [0, 90]")]
    [InlineData("""{ "name": "x", "dropoutPercent": 0.4 }""", "0.4 is not a whole number")]
    [InlineData("""{ "name": "x", "signConstraint": "yes" }""", "is not true or false")]
    [InlineData("""{ "name": "x", "adam": { "learningRate": 0 } }""", "$.adam.learningRate, line 1: 0 is not in (0, 1]")]
    [InlineData("""{ "name": "x", "adam": { "beta1": 1 } }""", "$.adam.beta1, line 1: 1 is not in [0, 1)")]
    [InlineData("""{ "name": "x", "adam": { "beta2": -0.1 } }""", "$.adam.beta2, line 1: -0.1 is not in [0, 1)")]
    [InlineData("""{ "name": "x", "adam": { "epsilon": 0 } }""", "$.adam.epsilon, line 1: 0 is not in (0, 1]")]
    [InlineData("""{ "name": "x", "adam": { "momentum": 1 } }""", "unknown member 'momentum'")]
    [InlineData("""{ "name": "x", "architecture": { "bipolarTypes": 0 } }""", "$.architecture.bipolarTypes, line 1: 0 is not in [1, 64]")]
    [InlineData("""{ "name": "x", "architecture": { "amacrineTypes": 65 } }""", "$.architecture.amacrineTypes, line 1: 65 is not in [0, 64]")]
    [InlineData("""{ "name": "x", "architecture": { "amacrineTypes": 0, "residualPath": false } }""", "$.architecture.residualPath")]
    [InlineData("""{ "name": "x", "architecture": { "rows": 29 } }""", "$.architecture.rows, line 1: 29 is not in [30, 8192]")]
    [InlineData("""{ "name": "x", "architecture": { "frames": 4096, "rows": 8192, "columns": 8192 } }""", "$.architecture, line 1: murray2021: the largest of movie")]
    [InlineData("""{ "name": "x", "environment": { "alpha": 1 } }""", "$.environment.alpha, line 1: 1 is not in (1, 100]")]
    [InlineData("""{ "name": "x", "environment": { "stimuli": 0 } }""", "$.environment.stimuli, line 1: 0 is not in [1, 100000]")]
    [InlineData("""{ "name": "x", "environment": { "dots": 766 } }""", "$.environment.dots, line 1: 766 is not in [2, 765]")]
    [InlineData("""{ "name": "x", "environment": { "slowSpeed": { "low": 2, "high": 1 } } }""", "$.environment.slowSpeed.high, line 1: 1 is not in [2, 1000]")]
    [InlineData("""{ "name": "x", "environment": { "fastDots": "most" } }""", "fastDots")]
    [InlineData("""{ "name": "x", "restart": { "afterEpochs": 0, "lossAbove": 0.69, "attempts": 2 } }""", "$.restart.afterEpochs, line 1: 0 is not in [1, 10000]")]
    [InlineData("""{ "name": "x", "restart": { "afterEpochs": 2, "lossAbove": 11, "attempts": 2 } }""", "$.restart.lossAbove, line 1: 11 is not in (0, 10]")]
    [InlineData("""{ "name": "x", "restart": { "afterEpochs": 2, "lossAbove": 0.69, "attempts": 0 } }""", "$.restart.attempts, line 1: 0 is not in [1, 1000]")]
    [InlineData("""{ "name": "x", "heldOut": { "stimuli": 0, "everyEpochs": 1 } }""", "$.heldOut.stimuli, line 1: 0 is not in [1, 100000]")]
    [InlineData("""{ "name": "x", "heldOut": { "stimuli": 1, "everyEpochs": 0 } }""", "$.heldOut.everyEpochs, line 1: 0 is not in [1, 10000]")]
    [InlineData("""{ "name": "x", "heldOut": { "stimuli": 1 } }""", "missing member 'everyEpochs'")]
    public void Recipe_ThatCannotBeUsed_IsRefusedWithMemberValueAndRange(string text, string message)
    {
        string refusal = Assert.Throws<InputException>(() => TrainingRecipe.Parse(text, "x.json")).Message;

        Assert.StartsWith("x.json: ", refusal, StringComparison.Ordinal);
        Assert.Contains(message, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Recipe_MadeInCode_IsCheckedToo() =>
        Assert.Contains("recipe 'tiny': batch: 0", Assert.Throws<InputException>(() => Murray2021Training.Run(TinyTraining.Recipe with { Batch = 0 }, 1)).Message, StringComparison.Ordinal);
}
