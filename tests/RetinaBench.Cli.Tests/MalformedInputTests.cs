using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests;

/// <summary>Whatever a person gets wrong ends in one line that names the place, and exit code 2.</summary>
public sealed partial class MalformedInputTests(FinishedRun finished) : IClassFixture<FinishedRun>
{
    private static readonly Dictionary<string, BadInput> Inputs = new(
        [.. Usage, .. Weights, .. SceneFiles, .. Registries, .. Suites, .. Records, .. Folders, .. Journals, .. Trainings], StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Inputs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Input_ThatCannotBeUsed_IsRefusedInOneLineThatNamesThePlace(string name)
    {
        using var folder = new TemporaryFolder();
        BadInput input = Inputs[name];

        string line = CliRun.Of(input.Arguments(folder, finished)).AssertRefused();

        Assert.Contains(input.Place, line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
    }

    private static KeyValuePair<string, BadInput> Case(string name, string place, Func<TemporaryFolder, FinishedRun, string[]> arguments) => new(name, new(place, arguments));

    private static KeyValuePair<string, BadInput> Case(string name, string place, params string[] arguments) => new(name, new(place, (_, _) => arguments));
}
