using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class ValidateCommandTests
{
    [Fact]
    public void Validate_SoundModel_PassesEveryCheck()
    {
        CliRun run = CliRun.Of("validate", "silent").AssertDone();

        Assert.StartsWith("silent", run.Out, StringComparison.Ordinal);
        Assert.Contains("sham-lesion", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("failed", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ModelThatIsFittedToACell_IsFitted()
    {
        using var folder = new TemporaryFolder();

        CliRun run = CliRun.Of("validate", PluginRegistry.Write(folder, ("average", "TriggeredAverageModel"))).AssertDone();

        Assert.Matches(@"\n  fit-determinism +passed ", run.Out);
        Assert.DoesNotContain("sham-lesion", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_RegistryWithAModelThatCannotBeOpened_SaysSoAndFails()
    {
        using var folder = new TemporaryFolder();
        string registry = folder.Write("models.json", """{ "models": [ { "kind": "reference", "name": "lost", "architecture": "murray2021", "weights": "lost.pt" }, { "kind": "reference", "name": "silent", "architecture": "silent" } ] }""");

        CliRun run = CliRun.Of("validate", registry, "--json");

        Assert.Equal(1, run.ExitCode);
        JsonElement[] reports = [.. run.Json().EnumerateArray()];
        Assert.Equal(["lost", "silent"], reports.Select(r => r.GetProperty("model").GetString()));
        JsonElement open = reports[0].GetProperty("checks")[0];
        Assert.Equal("open", open.GetProperty("id").GetString());
        Assert.Equal("failed", open.GetProperty("outcome").GetString(), ignoreCase: true);
        Assert.Contains("lost.pt", open.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.All(reports[1].GetProperty("checks").EnumerateArray(), c => Assert.NotEqual("failed", c.GetProperty("outcome").GetString(), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Validate_ModelThatBreaksItsCard_SaysWhatFailed()
    {
        using var folder = new TemporaryFolder();
        string registry = PluginRegistry.Write(folder, ("nan", "Misbehaving.NotANumberModel"), ("shape", "Misbehaving.WrongShapeModel"));

        CliRun run = CliRun.Of("validate", registry);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nan (", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n  finite +failed +.*NaN", run.Out);
        Assert.Matches(@"\n  shapes +failed ", run.Out);
    }

    [Fact]
    public void Validate_WeightsOfYourOwn_PassesEveryCheck()
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("validate", $"tiny={folder.Write("tiny.safetensors", TinyNetwork.Safetensors())}").AssertDone();
    }
}
