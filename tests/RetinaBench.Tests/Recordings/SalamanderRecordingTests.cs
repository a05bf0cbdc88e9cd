using System.Text;
using RetinaBench.Recordings;
using RetinaBench.Recordings.Salamander;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Recordings;

public sealed class SalamanderRecordingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Read_CompressedFile_HoldsWhatSciPyWrote()
    {
        Recording recording = Recording.Read(Fixture.At("cell_data_01_NC.mat"));
        Assert.Equal((30, 3, 2), (recording.FrameRate, recording.Cells, recording.Sections.Count));
        (RecordingSection running, RecordingSection frozen) = (recording.Sections[0], recording.Sections[1]);
        Assert.Equal(("running", false, 720L, 12), (running.Name, running.IsRepeated, running.DistinctFrames, running.Spikes.Trials));
        Assert.Equal(("frozen", true, 7L, 5), (frozen.Name, frozen.IsRepeated, frozen.DistinctFrames, frozen.Spikes.Trials));
        Assert.Equal((150, 200, 720L), (running.Stimulus.Rows, running.Stimulus.Columns, running.Stimulus.Frames));
        Assert.Equal((-10000, -20000), (((Ran1Stimulus)running.Stimulus).Seed, ((Ran1Stimulus)frozen.Stimulus).Seed));
        Assert.Equal(7, frozen.Stimulus.Frames);
        AssertCounts("running", running.Spikes, 60, 12);
        AssertCounts("frozen", frozen.Spikes, 7, 5);
    }

    [Theory]
    [InlineData("uncompressed.mat", 2)]
    [InlineData("cells.mat", 2)]
    [InlineData("one-trial.mat", 1)]
    public void Read_OtherLayouts_HoldTheSame(string file, int trials)
    {
        Recording recording = SalamanderRecording.Read(Fixture.At(file));
        AssertCounts("running", recording.Sections[0].Spikes, 6, trials);
        AssertCounts("frozen", recording.Sections[1].Spikes, 3, trials);
    }

    [Theory]
    [InlineData("not-a-number.mat", "spk1(2, 5, 2) is NaN: a whole number from 0 to 65535")]
    [InlineData("negative.mat", "spk1(2, 5, 2) is -1")]
    [InlineData("text.mat", "spk1: is text")]
    [InlineData("no-frozen.mat", "no variable 'spk2'")]
    [InlineData("other-cells.mat", "spk1 has 3 cells and spk2 2")]
    [InlineData("complex.mat", "spk1: is complex")]
    public void Read_WhatIsNoRecording_SaysWhatAndWhere(string file, string expected) => AssertRefused(Fixture.At(file), expected);

    [Fact]
    public void Read_OtherFormats_AreRefusedByName()
    {
        byte[] newer = [.. "MATLAB 7.3 MAT-file"u8, .. new byte[200]], big = File.ReadAllBytes(Fixture.At("uncompressed.mat"));
        (big[126], big[127]) = ((byte)'M', (byte)'I');
        AssertRefused(WriteBytes("new.mat", newer), "MATLAB 7.3");
        AssertRefused(WriteBytes("big.mat", big), "big-endian");
        AssertRefused(WriteBytes("other.mat", Encoding.ASCII.GetBytes(new string('x', 300))), "does not begin like");
        AssertRefused(WriteBytes("empty.mat", []), "truncated");
    }

    [Theory]
    [InlineData("uncompressed.mat")]
    [InlineData("cells.mat")]
    [InlineData("one-trial.mat")]
    public void Read_AnyTruncationOrChangedByte_IsReadOrRefusedAndNothingElse(string file)
    {
        byte[] whole = File.ReadAllBytes(Fixture.At(file));
        string path = _folder.At("retina.mat");
        for (int i = 0; i < whole.Length; i++)
        {
            File.WriteAllBytes(path, whole[..i]);
            Assert.Throws<InputException>(() => SalamanderRecording.Read(path));
            foreach (byte mask in (byte[])[0x01, 0x80, 0xFF])
            {
                byte[] changed = [.. whole];
                changed[i] ^= mask;
                File.WriteAllBytes(path, changed);
                try
                {
                    SalamanderRecording.Read(path);
                }
                catch (InputException e)
                {
                    Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    // Those of [cells, frames, trials] that a file holds, a part from the first on.
    private static void AssertCounts(string name, SpikeCounts spikes, int frames, int trials)
    {
        Assert.Equal((3, trials, frames), (spikes.Cells, spikes.Trials, spikes.Frames));
        for (int cell = 0; cell < 3; cell++)
        {
            for (int trial = 0; trial < trials; trial++)
            {
                Assert.Equal(
                    Enumerable.Range(0, frames).Select(t => Fixture.Expected("salamander", name)[cell][t][trial].GetInt32()),
                    spikes.Trial(cell, trial).ToArray().Select(n => (int)n));
            }
        }
    }

    private static void AssertRefused(string path, string expected)
    {
        string message = Assert.Throws<InputException>(() => SalamanderRecording.Read(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private string WriteBytes(string name, byte[] bytes)
    {
        string path = _folder.At(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
