using System.Globalization;
using System.IO.Compression;
using System.Text;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Recordings;
using RetinaBench.Recordings.Salamander;
using RetinaBench.Stimuli;

namespace RetinaBench.Testing;

/// <summary>Writes recordings of ground-truth cells in the public layouts, so that what should be found in them is known.</summary>
public static class RecordingFiles
{
    private const int Side = 8, MatlabHeader = 128, MatlabVersionAt = 124, Int8 = 1, UInt8 = 2, Int32 = 5, UInt32 = 6, Matrix = 14, UInt8Class = 9;

    /// <summary>Writes an <c>.npz</c> file of one cell that looks at 8 x 8 pixels of white noise of 0 and 1.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cell">The cell; null for one that ignores what it is shown.</param>
    /// <param name="frames">Frames.</param>
    /// <param name="trials">Trials of these frames; 1 writes spikes without an axis of trials.</param>
    /// <param name="seed">Seed of noise and spikes.</param>
    /// <param name="margin">Pixels of noise around what the cell looks at, on every side.</param>
    /// <param name="frameRate">Frames a second.</param>
    public static void WriteNpz(string path, SubunitCell? cell, int frames, int trials, ulong seed, int margin = 0, double frameRate = SubunitCell.PublishedFrameRate)
    {
        int side = Side + (2 * margin);
        var noise = new RandomStream(seed, "recording/noise");
        byte[] stimulus = new byte[frames * side * side];
        foreach (ref byte pixel in stimulus.AsSpan())
            pixel = (byte)(noise.NextUInt32() >> 31);
        float[] seen = new float[frames * Side * Side];
        for (int i = 0; i < seen.Length; i++)
        {
            (int t, int at) = Math.DivRem(i, Side * Side);
            seen[i] = stimulus[(t * side * side) + ((margin + (at / Side)) * side) + margin + (at % Side)] - 0.5f;
        }

        byte[] spikes = new byte[frames * trials];
        for (int trial = 0; trial < trials; trial++)
        {
            byte[] counts = cell is null ? Ignoring(frames, seed, (uint)trial) : Counts(cell, new FrameArray(new(frames, Side, Side), seen), seed, (uint)trial);
            for (int t = 0; t < frames; t++)
                spikes[(t * trials) + trial] = counts[t];
        }

        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Write(archive, "stimulus", "|u1", [frames, side, side], stimulus);
        Write(archive, "spikes", "|u1", trials == 1 ? [frames] : [frames, trials], spikes);
        Write(archive, "frameRate", "<f8", [], BitConverter.GetBytes(frameRate));
    }

    /// <summary>Writes a retina in the layout of the salamander data, of cells that look at 8 x 8 of the 150 x 200 squares of its noise.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cells">The cells, each with the first row and column of what it looks at; one that is null ignores it.</param>
    /// <param name="running">Frames of a trial of running noise, and trials.</param>
    /// <param name="frozen">The same of frozen noise.</param>
    public static void WriteSalamander(string path, IReadOnlyList<(SubunitCell? Cell, int Row, int Column)> cells, (int Frames, int Trials) running, (int Frames, int Trials) frozen)
    {
        IFrameSequence[] moving = Look(SalamanderRecording.RunningSeed, cells, running.Frames * running.Trials), still = Look(SalamanderRecording.FrozenSeed, cells, frozen.Frames);
        byte[] first = new byte[cells.Count * running.Frames * running.Trials], second = new byte[cells.Count * frozen.Frames * frozen.Trials];
        for (int cell = 0; cell < cells.Count; cell++)
        {
            byte[] counts = Answer(cells[cell].Cell, moving[cell], 1, 0);
            for (int t = 0; t < counts.Length; t++)
                first[(t * cells.Count) + cell] = counts[t];
            for (int trial = 0; trial < frozen.Trials; trial++)
            {
                counts = Answer(cells[cell].Cell, still[cell], 2, (uint)trial);
                for (int t = 0; t < counts.Length; t++)
                    second[(((trial * frozen.Frames) + t) * cells.Count) + cell] = counts[t];
            }
        }

        using FileStream file = File.Create(path);
        byte[] header = new byte[MatlabHeader];
        Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file".PadRight(MatlabVersionAt)).CopyTo(header, 0);
        (header[MatlabVersionAt + 1], header[MatlabVersionAt + 2], header[MatlabVersionAt + 3]) = (1, (byte)'I', (byte)'M');
        file.Write(header);
        file.Write(Variable("spk1", [cells.Count, running.Frames, running.Trials], first));
        file.Write(Variable("spk2", [cells.Count, frozen.Frames, frozen.Trials], second));
    }

    private static byte[] Answer(SubunitCell? cell, IFrameSequence movie, ulong seed, uint trial) =>
        cell is null ? Ignoring(movie.Geometry.Frames, seed, trial) : Counts(cell, movie, seed, trial);

    private static byte[] Counts(SubunitCell cell, IFrameSequence movie, ulong seed, uint trial) =>
        [.. cell.Record(movie, ResponseUnit.Spikes, seed, trial).Responses.ToArray().Select(count => (byte)count)];

    // As many spikes as the published cell has with the threshold of the text, 5 % of the frames.
    private static byte[] Ignoring(int frames, ulong seed, uint trial)
    {
        var stream = new RandomStream(seed, "recording/ignoring", trial);
        return [.. Enumerable.Range(0, frames).Select(_ => (byte)(stream.NextDouble() < 0.05 ? 1 : 0))];
    }

    // What each cell looks at, with -1 and 1 as the -0.5 and 0.5 that cells are made for.
    private static IFrameSequence[] Look(int seed, IReadOnlyList<(SubunitCell? Cell, int Row, int Column)> cells, int frames)
    {
        IFrameReader reader = new Ran1Stimulus(seed, SalamanderRecording.Rows, SalamanderRecording.Columns, frames).Open();
        float[] frame = new float[SalamanderRecording.Rows * SalamanderRecording.Columns];
        float[][] movies = [.. cells.Select(_ => new float[frames * Side * Side])];
        for (int t = 0; t < frames; t++)
        {
            reader.TryRead(frame);
            for (int cell = 0; cell < cells.Count; cell++)
            {
                for (int at = 0; at < Side * Side; at++)
                    movies[cell][(t * Side * Side) + at] = frame[((cells[cell].Row + (at / Side)) * SalamanderRecording.Columns) + cells[cell].Column + (at % Side)] / 2;
            }
        }

        return [.. movies.Select(movie => new FrameArray(new(frames, Side, Side), movie))];
    }

    // NumPy enhancement proposal 1, version 1.0.
    private static void Write(ZipArchive archive, string name, string type, int[] shape, byte[] values)
    {
        string axes = string.Concat(shape.Select(axis => string.Create(CultureInfo.InvariantCulture, $"{axis},")));
        byte[] text = Encoding.ASCII.GetBytes($"{{'descr': '{type}', 'fortran_order': False, 'shape': ({axes}), }}\n");
        using Stream entry = archive.CreateEntry($"{name}.npy", CompressionLevel.Fastest).Open();
        entry.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8)]);
        entry.Write(text);
        entry.Write(values);
    }

    // The MathWorks, MAT-File Format, level 5, not compressed; the first axis runs fastest.
    private static byte[] Variable(string name, int[] shape, byte[] values)
    {
        byte[] body =
        [
            .. Element(UInt32, [.. BitConverter.GetBytes(UInt8Class), 0, 0, 0, 0]),
            .. Element(Int32, [.. shape.SelectMany(BitConverter.GetBytes)]),
            .. Element(Int8, Encoding.ASCII.GetBytes(name)),
            .. Element(UInt8, values),
        ];
        return Element(Matrix, body);
    }

    private static byte[] Element(int type, byte[] content) => [.. BitConverter.GetBytes(type), .. BitConverter.GetBytes(content.Length), .. content, .. new byte[(8 - (content.Length % 8)) % 8]];
}
