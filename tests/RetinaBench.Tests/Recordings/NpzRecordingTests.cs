using System.Globalization;
using System.IO.Compression;
using System.Text;
using RetinaBench.Recordings;
using RetinaBench.Recordings.Npz;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Recordings;

public sealed class NpzRecordingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Read_OneTrial_HoldsWhatNumPyWrote()
    {
        Recording recording = Recording.Read(Fixture.At("cell.npz"));
        Assert.Equal((30, 1), (recording.FrameRate, recording.Cells));
        RecordingSection section = Assert.Single(recording.Sections);
        Assert.Equal((400, 1, 400L), (section.FramesPerTrial, section.Spikes.Trials, section.DistinctFrames));
        Assert.Equal((8, 9, 400L), (section.Stimulus.Rows, section.Stimulus.Columns, section.Stimulus.Frames));
        Assert.Equal(Fixture.Flat(Fixture.Expected("cell", "stimulusFrame17")), Movie(section)[(17 * 72)..(18 * 72)].Select(x => (double)x));
        float[] same = new float[72];
        Assert.IsType<MovieStimulus>(section.Stimulus).Movie.Read(17, same);
        Assert.Equal(Movie(section)[(17 * 72)..(18 * 72)], same.AsEnumerable());
        Assert.Equal(Fixture.Numbers(Fixture.Expected("cell", "spikes")), section.Spikes.Trial(0, 0).ToArray().Select(x => (double)x));
        Assert.Equal((long)Fixture.Numbers(Fixture.Expected("cell", "spikes")).Sum(), section.Spikes.Total(0));
    }

    [Theory]
    [InlineData("repeated.npz", 60, 4)]
    [InlineData("version2.npz", 0.5, 1)]
    public void Read_OtherOrdersTypesAndVersions_HoldsWhatNumPyWrote(string file, double rate, int trials)
    {
        Recording recording = Recording.Read(Fixture.At(file));
        RecordingSection section = recording.Sections[0];
        Assert.Equal((rate, trials, true), (recording.FrameRate, section.Spikes.Trials, section.IsRepeated));
        Assert.Equal(Fixture.Flat(Fixture.Expected("repeated", "stimulus")), Movie(section).Select(x => (double)x));
        double[] expected = Fixture.Flat(Fixture.Expected("repeated", "spikes"));
        for (int trial = 0; trial < trials; trial++)
            Assert.Equal(Enumerable.Range(0, 5).Select(t => expected[(t * 4) + trial]), section.Spikes.Trial(0, trial).ToArray().Select(x => (double)x));
    }

    public static TheoryData<string, string> Malformed => new()
    {
        { "stimulus <f8 False (2, 1, 1) 1 NaN;spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "stimulus[1, 0, 0] is NaN" },
        { "stimulus <f8 False (2, 1, 1) 1 1e300;spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "stimulus[1, 0, 0] is 1E+300" },
        { "stimulus <f8 False (2, 1) 1 2;spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "stimulus: has the shape (2, 1), expected is [frames, rows, columns]" },
        { "stimulus <f8 False (0, 1, 1);spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "none of them 0" },
        { "stimulus <f8 False (2, 1, 1) 1 2;spikes <f4 False (2,) 0 0.5;frameRate <f8 False () 30", "spikes[1] is 0.5: a whole number from 0 to 65535" },
        { "stimulus <f8 False (2, 1, 1) 1 2;spikes |i1 False (2, 2) 0 1 2 -1;frameRate <f8 False () 30", "spikes[1, 1] is -1" },
        { "stimulus <f8 False (2, 1, 1) 1 2;spikes |u1 False (3,) 0 1 0;frameRate <f8 False () 30", "spikes: has the shape (3,), but the stimulus has 2 frames" },
        { "stimulus <f8 False (2, 1, 1) 1 2;spikes |u1 False (2, 1, 1) 0 1;frameRate <f8 False () 30", "[frames] or [frames, trials]" },
        { "stimulus <f8 False (2, 1, 1) 1 2;spikes |u1 False (2,) 0 1;frameRate <f8 False () 0", "frameRate: is 0" },
        { "stimulus <f8 False (2, 1, 1) 1 2;spikes |u1 False (2,) 0 1;frameRate <f8 False () NaN", "frameRate: is NaN" },
        { "stimulus <f8 False (2, 1, 1) 1 2;spikes |u1 False (2,) 0 1;frameRate <f8 False (2,) 30 30", "frameRate: has the shape (2,)" },
        { "stimulus <f8 False (2, 1, 1) 1 2;spikes |u1 False (2,) 0 1", "no array 'frameRate', only spikes.npy, stimulus.npy" },
        { "stimulus <f8 False (2, 1, 1) 1 2;frameRate <f8 False () 30", "no array 'spikes'" },
        { "spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "no array 'stimulus'" },
        { "stimulus >f8 False (2, 1, 1) 1 2;spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "stimulus: has numbers of type '>f8'" },
        { "stimulus |O False (2, 1, 1) 1 2;spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "type '|O'" },
        { "stimulus <f8 Maybe (2, 1, 1) 1 2;spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "stimulus: has the header" },
        { "stimulus <f8 False (-2, 1, 1) 1 2;spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "stimulus: has the header" },
        { "stimulus <f8 False (99999999999, 1, 1) 1 2;spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "axis of length 99999999999" },
        { "stimulus <f8 False (99999, 99999, 99999) 1 2;spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "asks for 7999760002" },
        { "stimulus <f8 False (3, 1, 1) 1 2;spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "asks for 24 bytes of numbers, it has 16" },
        { "stimulus <f8 False (1, 1, 1) 1 2;spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "asks for 8 bytes of numbers, it has 16" },
        { "stimulus <f8 False (2, 1, 1) 1 2;stimulus <f8 False (2, 1, 1) 1 2;spikes |u1 False (2,) 0 1;frameRate <f8 False () 30", "two entries named 'stimulus.npy'" },
    };

    /// <summary>Each array is its name, type, order, shape and numbers; numbers of unknown types are written as &lt;f8.</summary>
    [Theory]
    [MemberData(nameof(Malformed))]
    public void Read_Malformed_SaysWhatAndWhere(string arrays, string expected)
    {
        string path = _folder.At("cell.npz");
        using (ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach (string array in arrays.Split(';'))
                Write(zip, array);
        }

        string message = Assert.Throws<InputException>(() => NpzRecording.Read(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(1, 1)]
    public void Read_OtherVersions_AreRefused(byte major, byte minor)
    {
        string path = _folder.At("cell.npz");
        using (ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using Stream entry = zip.CreateEntry("frameRate.npy").Open();
            entry.Write([0x93, .. "NUMPY"u8, major, minor, 0, 0, 0, 0]);
        }

        Assert.Contains($"version {major}.{minor}", Assert.Throws<InputException>(() => NpzRecording.Read(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("repeated.npz")]
    [InlineData("version2.npz")]
    public void Read_AnyTruncationOrChangedByte_IsReadOrRefusedAndNothingElse(string file)
    {
        byte[] whole = File.ReadAllBytes(Fixture.At(file));
        double[] expected = Fixture.Flat(Fixture.Expected("repeated", "stimulus"));
        string path = _folder.At("cell.npz");
        for (int i = 0; i < whole.Length; i++)
        {
            File.WriteAllBytes(path, whole[..i]);
            Assert.Throws<InputException>(() => NpzRecording.Read(path));
            byte[] changed = [.. whole];
            changed[i] ^= 0x5A;
            File.WriteAllBytes(path, changed);
            try
            {
                // Where it is read in spite of the change (the time of an entry), what it holds must be right: a checksum covers all numbers.
                Assert.Equal(expected, Movie(NpzRecording.Read(path).Sections[0]).Select(x => (double)x));
            }
            catch (InputException)
            {
            }
        }
    }

    [Fact]
    public void Find_Paths_TellsRecordingsApart()
    {
        Assert.Contains("does not exist", Assert.Throws<InputException>(() => Recording.Read(_folder.At("absent.npz"))).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<InputException>(() => Recording.Read(_folder.At("absent.mat"))).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<InputException>(() => Recording.Read(_folder.At("absent"))).Message, StringComparison.Ordinal);
        Assert.Contains("holds no recording", Assert.Throws<InputException>(() => Recording.Find(_folder.Path)).Message, StringComparison.Ordinal);
        string text = _folder.Write("cell.txt", "0 1 0"), empty = _folder.Write("b.npz", ""), other = _folder.Write("A.MAT", "");
        Assert.Contains("is not a recording", Assert.Throws<InputException>(() => Recording.Read(text)).Message, StringComparison.Ordinal);
        Assert.Equal([other, empty], Recording.Find(_folder.Path));
        Assert.Equal([text], Recording.Find(text));
        Assert.Throws<InputException>(() => Recording.Read(empty));
    }

    public void Dispose() => _folder.Dispose();

    private static float[] Movie(RecordingSection section)
    {
        int size = section.Stimulus.Rows * section.Stimulus.Columns;
        float[] movie = new float[section.Stimulus.Frames * size];
        IFrameReader reader = section.Stimulus.Open();
        for (int t = 0; t < section.Stimulus.Frames; t++)
            Assert.True(reader.TryRead(movie.AsSpan(t * size, size)));
        Assert.False(reader.TryRead(movie));
        return movie;
    }

    private static void Write(ZipArchive zip, string array)
    {
        int shape = array.IndexOf('('), end = array.IndexOf(')') + 1;
        string[] head = array[..shape].Split(' '), numbers = array[end..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string header = $"{{'descr': '{head[1]}', 'fortran_order': {head[2]}, 'shape': {array[shape..end]}, }}\n";
        using Stream stream = zip.CreateEntry(head[0] + ".npy").Open();
        using var writer = new BinaryWriter(stream, Encoding.Latin1);
        writer.Write([0x93, .. "NUMPY"u8, 1, 0]);
        writer.Write((ushort)header.Length);
        writer.Write(Encoding.Latin1.GetBytes(header));
        foreach (string number in numbers)
        {
            double value = double.Parse(number, CultureInfo.InvariantCulture);
            switch (head[1])
            {
                case "|u1": writer.Write((byte)value); break;
                case "|i1": writer.Write((sbyte)value); break;
                case "<f4": writer.Write((float)value); break;
                default: writer.Write(value); break;
            }
        }
    }
}
