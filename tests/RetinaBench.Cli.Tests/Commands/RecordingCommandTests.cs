using System.Text.Json;
using RetinaBench.Cli.Tests.Fixtures;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Commands;

public sealed class RecordingCommandTests
{
    private static string Recordings => Path.Combine(SharedData.RepositoryRoot, "tests/RetinaBench.Tests/Recordings/Fixtures");

    [Fact]
    public void Recording_Npz_TellsWhatItHolds()
    {
        string path = Path.Combine(Recordings, "cell.npz");

        CliRun run = CliRun.Of("recording", path, "--lags", "5").AssertDone();

        Assert.Equal($"{path}: 1 cell, 30 Hz", run.OutLines[0]);
        Assert.Contains("8 x 9", run.OutLines[2], StringComparison.Ordinal);
        Assert.Equal("  1 of 1 spike-triggered averages are compact", run.OutLines[^1]);
    }

    [Fact]
    public void Recording_Json_IsOneDocument()
    {
        JsonElement recording = Assert.Single(CliRun.Of("recording", Path.Combine(Recordings, "cell_data_01_NC.mat"), "--json", "--lags", "5").AssertDone().Json().EnumerateArray());

        Assert.Equal((3, 30), (recording.GetProperty("cells").GetInt32(), recording.GetProperty("frameRate").GetInt32()));
        JsonElement[] sections = [.. recording.GetProperty("sections").EnumerateArray()], fields = [.. recording.GetProperty("fields").EnumerateArray()];
        Assert.Equal([(60, 12, false), (7, 5, true)], sections.Select(s => (s.GetProperty("framesPerTrial").GetInt32(), s.GetProperty("trials").GetInt32(), s.GetProperty("repeated").GetBoolean())));
        Assert.Equal([false, true, false], fields.Select(f => f.GetProperty("compact").GetBoolean()));
        Assert.InRange(fields[1].GetProperty("row").GetInt32(), 40, 43);
        Assert.Equal("no spike has 5 frames before it", fields[2].GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, fields[2].GetProperty("moransIndex").ValueKind);
        Assert.Equal(0, fields[2].GetProperty("rate").GetDouble());
        // 12 trials of 60 frames and 5 of 7, at 30 Hz.
        Assert.Equal(fields[1].GetProperty("spikes").EnumerateArray().Sum(n => n.GetInt64()) * 30.0 / 755, fields[1].GetProperty("rate").GetDouble(), 1e-9);
    }

    [Fact]
    public void Recording_OneCell_LooksAtThatOnly()
    {
        JsonElement field = Assert.Single(CliRun.Of("recording", Path.Combine(Recordings, "uncompressed.mat"), "--cell", "1", "--json").AssertDone().Json()[0].GetProperty("fields").EnumerateArray());
        Assert.Equal(1, field.GetProperty("cell").GetInt32());
    }

    [Theory]
    [InlineData("cell.npz", "3", "--cell: 3 is not one of its cells: valid are 0 to 0")]
    [InlineData("absent.npz", "0", "absent.npz: does not exist")]
    [InlineData("not-a-number.mat", "0", "spk1(2, 5, 2) is NaN")]
    [InlineData("README.md", "0", "is not a recording")]
    public void Recording_ThatCannotBeUsed_IsRefused(string file, string cell, string expected) =>
        Assert.Contains(expected, CliRun.Of("recording", Path.Combine(Recordings, file), "--cell", cell).AssertRefused(), StringComparison.Ordinal);
}
