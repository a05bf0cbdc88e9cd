using System.Security.Cryptography;
using RetinaBench.Experiments.Encoding.Recorded;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Stimuli;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Experiments.Encoding.Recorded;

/// <summary>Cells as they are made ready: which frames, which window, which identity.</summary>
public sealed class RecordedPopulationTests(RecordedFolder folder) : IClassFixture<RecordedFolder>
{
    [Fact]
    public void Read_Folder_HasCellsInTheOrderOfFilesWithTheirDigests()
    {
        Assert.Equal(["a-known", "b-large", "c-once", "d-deaf"], folder.All.Cells.Select(cell => cell.Name));
        Assert.Equal(["a-known.npz", "b-large.npz", "c-once.npz", "d-deaf.npz"], folder.All.Sources.Select(source => source.File));
        Assert.All(folder.All.Sources, source => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.At(source.File)))), source.Sha256));
        Assert.All(folder.All.Cells.Take(3), cell => Assert.Null(cell.Problem));
        Assert.StartsWith("its spike-triggered average is not compact: the peak is 0.", folder.All.Cells[3].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SomeCells_HasThoseAlone()
    {
        RecordedPopulation some = folder.Read(2, 0);
        Assert.Equal(["a-known", "c-once"], some.Cells.Select(cell => cell.Name));
        Assert.Equal([folder.All.Sources[0], folder.All.Sources[2]], some.Sources);
        Assert.Equal(some.Sources, RecordedPopulation.ReadAgain(folder.Path, some.Sources, RecordedFolder.Options).Sources);
        InputException error = Assert.Throws<InputException>(() => folder.Read(1, 4));
        Assert.Equal($"{folder.Path}: has no cell 4: valid are 0 to 3", error.Message);
    }

    [Fact]
    public void Read_LargeMovie_IsCutToWhatTheCellLooksAt()
    {
        RecordedField field = folder.All.Cells[1].Field!;
        // Margins of 5 pixels: all subunits must lie in the window.
        Assert.All(RecordedFolder.Other.Subunits, subunit =>
        {
            Assert.InRange(subunit.Row + 5 - field.Row, 0, field.Rows - 1);
            Assert.InRange(subunit.Column + 5 - field.Column, 0, field.Columns - 1);
        });
        // Its centre of mass is at row 2.2 and column 2.5 of what it looks at, the middle of the window at 3.5 of its own.
        Assert.Equal((1 + 5 - 2, 1 + 5 - 2), (field.Row, field.Column));
        Assert.Equal((8, 8, 64, 20), (field.Rows, field.Columns, field.Space.Count, field.Time.Count));
        MovieGeometry movie = folder.All.Cells[1].Fitted.Movie.Geometry;
        Assert.Equal(new MovieGeometry(RecordedFolder.Frames * 3 / 4, 8, 8), movie);
    }

    [Fact]
    public void Read_RepeatedFrames_AreSplitIntoFittedAndTested()
    {
        RecordedCell cell = folder.All.Cells[0];
        Assert.Equal(6000, cell.Fitted.Movie.Geometry.Frames);
        RecordedAnswers answers = cell.Test.Answers(19);
        Assert.Equal((2000 - 19, 19, 1999, 4), (answers.Frames.Count, answers.Frames[0], answers.Frames[^1], answers.Trials.Length));
        // Fitted are means over four trials, and tested frames come behind all of them.
        Assert.All(cell.Fitted.Responses.ToArray(), mean => Assert.Equal(0, mean * 4 % 1));
        float[] movie = new float[64];
        cell.Test.Movie.Read(0, movie);
        Assert.All(movie, pixel => Assert.Equal(0.5, Math.Abs(pixel), 0.01));
        Assert.Equal(["CCmax", "split halves", "FEV", "jackknife oracle"], answers.Ceilings.Select(ceiling => ceiling.Name));
        Assert.Empty(folder.All.Cells[2].Test.Answers(19).Ceilings);
    }

    [Fact]
    public void Read_ChangedFile_HasAnotherIdentity()
    {
        using var other = new TemporaryFolder();
        RecordingFiles.WriteNpz(other.At("a-known.npz"), RecordedFolder.Known, RecordedFolder.Frames, 1, 9);
        RecordedPopulation changed = RecordedPopulation.Read(other.Path, [], RecordedFolder.Options);
        Assert.NotEqual(folder.All.Sources[0], changed.Sources[0]);
        Assert.Equal(folder.All.Sources[0], folder.Read(0).Sources[0]);
        Assert.Equal(folder.All.Sources[0].GetHashCode(), folder.Read(0).Sources[0].GetHashCode());
        Assert.DoesNotContain(folder.Path, folder.All.Sources[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, 29, 0.4, "24 frames in a row are left to test on, and a response depends on 29")]
    [InlineData(24, 20, 0.5, "12 frames are left to fit to, and a response depends on 20")]
    [InlineData(60, 20, 0.4, "no spike of the fitted part has 20 frames before it")]
    public void Read_RecordingThatIsTooShort_IsRefusedAndNotFitted(int frames, int lags, double testShare, string expected)
    {
        using var other = new TemporaryFolder();
        // A threshold that no drive exceeds.
        RecordingFiles.WriteNpz(other.At("short.npz"), SubunitCell.Published(1000), frames, 1, 1);
        RecordedCell cell = Assert.Single(RecordedPopulation.Read(other.Path, [], RecordedFolder.Options with { TestShare = testShare, Lags = lags }).Cells);
        Assert.Equal(expected, cell.Problem);
    }

    [Fact]
    public void Problems_OutOfRange_NamesEachMember() =>
        Assert.Equal(["rows", "columns", "lags", "spikes", "testShare"], new RecordedCellOptions { Rows = 0, Columns = 65, Lags = 0, Spikes = 0, TestShare = 0.6 }.Problems().Select(p => p.Member));
}
