using System.Diagnostics;
using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class NewModelCommandTests
{
    // What a model of either sort is held to that it would fail if it did nothing.
    private const string Lesion = "lesion", Fit = "fit";

    [SkippableTheory]
    [InlineData(Lesion)]
    [InlineData(Fit, "--fitted")]
    public void New_InPython_WritesAModelThatValidates(string check, params string[] options)
    {
        string python = PythonInterpreter.Require("numpy");
        using var folder = new TemporaryFolder();
        string home = folder.At("my-model.2");

        Assert.Contains("README.md", CliRun.Of(["new", "model", "my-model.2", "--out", home, .. options]).AssertDone().Out, StringComparison.Ordinal);

        Assert.Equal(["README.md", "models.json", "retinabench.py", "serve.py"], Files(home));
        Assert.Equal(File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "clients", "python", "retinabench.py")), File.ReadAllText(Path.Combine(home, "retinabench.py")));
        string registry = Path.Combine(home, "models.json");
        // The first python3 along PATH need not have numpy.
        File.WriteAllText(registry, File.ReadAllText(registry).Replace("python3", python, StringComparison.Ordinal));
        AssertValid(registry, "my-model.2", check);
    }

    [Theory]
    [InlineData(Lesion)]
    [InlineData(Fit, "--fitted")]
    public void New_InCSharp_WritesAModelThatBuildsAndValidates(string check, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string home = folder.At("mine");
        CliRun.Of(["new", "model", "my-model.2", "--language", "csharp", "--out", home, .. options]).AssertDone();

        Assert.Equal(["MyModel2.csproj", "MyModel2Model.cs", "README.md", "models.json"], Files(home));
        var start = new ProcessStartInfo("dotnet", ["build", "-c", "Release", "-nodeReuse:false", "-p:UseSharedCompilation=false"]) { WorkingDirectory = home, RedirectStandardOutput = true };
        using Process build = Process.Start(start)!;
        string told = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        Assert.True(build.ExitCode == 0, told);
        AssertValid(Path.Combine(home, "models.json"), "my-model.2", check);
    }

    [Fact]
    public void New_WhereSomethingIs_IsRefusedAndLeavesIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("serve.py", "mine");

        Assert.Contains("not an empty folder", CliRun.Of("new", "model", "a", "--out", folder.Path).AssertRefused(), StringComparison.Ordinal);
        Assert.Equal(["serve.py"], Files(folder.Path));
    }

    private static string[] Files(string folder) => [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    private static void AssertValid(string registry, string name, string check)
    {
        JsonElement report = CliRun.Of("validate", registry, "--json").AssertDone().Json()[0];
        Assert.Equal(name, report.GetProperty("model").GetString());
        Assert.Equal("passed", report.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("id").GetString() == check).GetProperty("outcome").GetString());
    }
}
