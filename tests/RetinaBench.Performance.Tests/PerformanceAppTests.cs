using RetinaBench.Testing;

namespace RetinaBench.Performance.Tests;

public sealed class PerformanceAppTests
{
    [Fact]
    public void Run_NoSuchBenchmark_IsNothingMeasuredAndListsWhatThereIs()
    {
        using var folder = new TemporaryFolder();
        (int code, string error) = Run("--filter", "nothing*", "--baselines", folder.Path);
        Assert.Equal(ExitCode.NothingMeasured, code);
        Assert.Contains("--filter: no benchmark is called 'nothing*'; there are inference/dense, ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UnknownOption_IsBadInput() => Assert.Equal(ExitCode.BadInput, Run("--frobnicate").Code);

    [Fact]
    public void Run_SampleOfUnknownBenchmark_IsBadInput() => Assert.Equal(ExitCode.BadInput, Run("--sample", "nothing").Code);

    [Fact]
    public void Run_BaselineThatIsNone_IsBadInputAndNamesTheFile()
    {
        using var folder = new TemporaryFolder();
        string key = RetinaBench.Baselines.Performance.MachineDescription.Of(RetinaBench.Baselines.Performance.MachineSources.OfThisMachine()).Key;
        string file = folder.Write(key + ".json", "{ \"format\": 1, ");
        (int code, string error) = Run("--gate-only", "--baselines", folder.Path);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.StartsWith($"performance: {file}: $", error, StringComparison.Ordinal);
    }

    private static (int Code, string Error) Run(params string[] args)
    {
        using StringWriter output = new(), error = new();
        return (PerformanceApp.Run(args, output, error), error.ToString());
    }
}
