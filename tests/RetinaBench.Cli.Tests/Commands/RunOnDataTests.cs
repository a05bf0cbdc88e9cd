using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

/// <summary><c>run --data</c>: recordings in the public layout, of cells that are known.</summary>
public sealed class RunOnDataTests(RecordedRetina retina) : IClassFixture<RecordedRetina>
{
    private static string Npz => Path.Combine(SharedData.RepositoryRoot, "tests/RetinaBench.Tests/Recordings/Fixtures/cell.npz");

    [Fact]
    public void Run_OnARetina_FindsEachCellAndPredictsItNearItsCeiling()
    {
        using var output = new TemporaryFolder();
        CliRun run = Run(output, "--json").AssertDone();

        JsonElement record = JsonDocument.Parse(File.ReadAllText(output.At("run.json"))).RootElement;
        JsonElement recording = Assert.Single(record.GetProperty("suites")[0].GetProperty("recordings").EnumerateArray());
        Assert.Equal("cell_data_01_NC.mat", recording.GetProperty("file").GetString());
        Assert.DoesNotContain(retina.Data, File.ReadAllText(output.At("run.json")), StringComparison.Ordinal);
        JsonElement[] models = [.. record.GetProperty("models").EnumerateArray()];
        JsonElement[] cells = [.. models[0].GetProperty("suites")[0].GetProperty("outcomes")[0].GetProperty("measurement").GetProperty("cells").EnumerateArray()];
        Assert.Equal(["cell_data_01_NC:0", "cell_data_01_NC:1", "cell_data_01_NC:2"], cells.Select(cell => cell.GetProperty("cell").GetProperty("name").GetString()));
        // Two subunits of 2 x 2 at row 2 and columns 2 and 4 of what the first cell looks at, one at 3, 3 of what the second does.
        AssertHolds(cells[0].GetProperty("cell").GetProperty("field"), 62, 63, 102, 105);
        AssertHolds(cells[1].GetProperty("cell").GetProperty("field"), 13, 14, 23, 24);
        Assert.Contains("not compact", cells[2].GetProperty("cell").GetProperty("refused").GetString(), StringComparison.Ordinal);
        JsonElement score = cells[1].GetProperty("rows")[0].GetProperty("correlation");
        // One subunit behind a threshold is a linear-nonlinear model. Some 350 spikes leave 0.21 of noise on the average's profile in space, whose norm is 0.65, and 0.12 on its course in time: a cosine of 0.93
        // with the cell's filter, and about as much of the ceiling, less what 181 frames of 8 trials are uncertain by.
        Assert.InRange(score.GetProperty("ceiled").GetDouble(), 0.8, 1.05);
        Assert.Equal("CCmax", score.GetProperty("ceilingMeasure").GetString());
        Assert.Equal((RecordedRetina.FrozenFrames - 19, RecordedRetina.FrozenTrials), (cells[1].GetProperty("cell").GetProperty("testedFrames").GetInt32(), cells[1].GetProperty("cell").GetProperty("testedTrials").GetInt32()));
        Assert.Equal(RecordedRetina.RunningFrames * RecordedRetina.RunningTrials, cells[1].GetProperty("cell").GetProperty("fittedFrames").GetInt32());

        JsonElement[] verdicts = [.. models[0].GetProperty("suites")[0].GetProperty("judgements").EnumerateArray()];
        Assert.Equal("passed", verdicts.Single(j => j.GetProperty("criterion").GetString() == "recorded-transfer").GetProperty("verdict").GetString());
        Assert.Equal("yan2020-recorded", run.Json().GetProperty("models")[0].GetProperty("suites")[0].GetProperty("suite").GetString());

        CliRun.Of("rerun", output.At("run.json"), "--cell", "ln/recorded-transfer", "--registry", retina.Registry, "--data", retina.Data).AssertDone();
        Assert.Contains(
            "was measured on recordings (cell_data_01_NC.mat (",
            CliRun.Of("rerun", output.At("run.json"), "--cell", "ln/recorded-transfer", "--registry", retina.Registry).AssertRefused(), StringComparison.Ordinal);
        Assert.Contains(
            "was measured on cell_data_01_NC.mat (",
            CliRun.Of("rerun", output.At("run.json"), "--cell", "ln/recorded-transfer", "--registry", retina.Registry, "--data", Npz).AssertRefused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OnOneCell_SaysOfOracleAndTransferWhyNot()
    {
        using var output = new TemporaryFolder();
        CliRun run = Run(output, "--cell", "0").AssertDone();

        Assert.Contains("not applicable to true-cell: the oracle knows ground-truth cells, and nobody knows the truth of recorded ones", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 recorded cell is fitted, and a transfer needs 2", File.ReadAllText(output.At("models/ln.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_CriterionOnRecordings_IsKnown() =>
        Assert.Contains("at least 0.8 of the cells", CliRun.Of("explain", "recorded-pruning").AssertDone().Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("has no cell 3: valid are 0 to 2", "--cell", "3")]
    [InlineData("--cell: '-1' is not valid: whole numbers from 0 to 99999, each once, are expected", "--cell", "-1")]
    [InlineData("--cell: '0' is not valid", "--cell", "0", "0")]
    public void Run_CellsThatAreNotThere_AreRefused(string expected, params string[] cells)
    {
        using var output = new TemporaryFolder();
        Assert.Contains(expected, Run(output, cells).AssertRefused(), StringComparison.Ordinal);
        Assert.False(File.Exists(output.At("run.json")));
    }

    [Theory]
    [InlineData("--suite murray2021 --data DATA", "--data: suite murray2021 asks nothing of recordings, only yan2020-recorded")]
    [InlineData("--suite yan2020 --data absent.npz", "absent.npz: does not exist")]
    [InlineData("--suite yan2020 --data FIXTURES/not-a-number.mat", "spk1(2, 5, 2) is NaN: a whole number from 0 to 65535")]
    [InlineData("--suite yan2020 --data EMPTY", "holds no recording: expected are files that end in .npz or .mat")]
    [InlineData("--suite yan2020 --cell 1", "--cell: chooses cells of recordings, and there is no --data")]
    public void Run_DataThatCannotBeUsed_IsRefused(string arguments, string expected)
    {
        using var empty = new TemporaryFolder();
        string line = arguments.Replace("DATA", retina.Data, StringComparison.Ordinal).Replace("FIXTURES", Path.GetDirectoryName(Npz), StringComparison.Ordinal).Replace("EMPTY", empty.Path, StringComparison.Ordinal);
        Assert.Contains(expected, CliRun.Of(["run", "--registry", retina.Registry, "--out", empty.At("out"), .. line.Split(' ')]).AssertRefused(), StringComparison.Ordinal);
    }

    private CliRun Run(TemporaryFolder output, params string[] more) =>
        CliRun.Of(["run", "--suite", "yan2020", "--registry", retina.Registry, "--data", retina.Data, "--out", output.Path, .. more]);

    private static void AssertHolds(JsonElement window, int top, int bottom, int left, int right)
    {
        int row = window.GetProperty("row").GetInt32(), column = window.GetProperty("column").GetInt32();
        Assert.True(row <= top && bottom < row + 8 && column <= left && right < column + 8, $"the window at {row}, {column} misses a part of rows {top} to {bottom}, columns {left} to {right}");
    }
}
