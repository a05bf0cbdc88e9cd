using RetinaBench.Recordings.Matlab;

namespace RetinaBench.Recordings.Salamander;

/// <summary>Reads a retina of the public salamander data: a MATLAB file with counted spikes, whose white noise is made again from its seeds.</summary>
/// <remarks>
/// <para>Liu et al. (2017), doi:10.1038/s41467-017-00156-9; data doi:10.12751/g-node.62b65b, files <c>cell_data_0N_NC.mat</c>. <c>spk1</c> holds the running noise, of which every trial has
/// frames of its own, <c>spk2</c> the frozen noise, which every trial repeats. Both are [cells, frames, trials], or a cell array of [frames, trials]; a count may exceed 1.</para>
/// <para>The stimulus: 200 x 150 squares of 30 um, 30 Hz, <see cref="Ran1"/> from -10000 (running, on through all trials) and -20000 (frozen).</para>
/// </remarks>
public static class SalamanderRecording
{
    /// <summary>Seed of the running noise.</summary>
    public const int RunningSeed = -10000;

    /// <summary>Seed of the frozen noise.</summary>
    public const int FrozenSeed = -20000;

    /// <summary>Rows of a frame.</summary>
    public const int Rows = 150;

    /// <summary>Columns of a frame.</summary>
    public const int Columns = 200;

    /// <summary>Frames a second.</summary>
    public const double FrameRate = 30;

    /// <summary>Name of the section of running noise.</summary>
    public const string Running = "running";

    /// <summary>Name of the section of frozen noise.</summary>
    public const string Frozen = "frozen";

    private const string RunningVariable = "spk1", FrozenVariable = "spk2";

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">It is missing, truncated, damaged or malformed.</exception>
    public static Recording Read(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        IReadOnlyDictionary<string, MatCounts> variables = MatFile.ReadCounts(file, [RunningVariable, FrozenVariable]);
        SpikeCounts running = Counts(file, RunningVariable, variables), frozen = Counts(file, FrozenVariable, variables);
        if (running.Cells != frozen.Cells)
            throw new InputException($"{file}: {RunningVariable} has {running.Cells} cells and {FrozenVariable} {frozen.Cells}: expected is one number of cells");
        return new(file, FrameRate, running.Cells,
        [
            new(Running, new Ran1Stimulus(RunningSeed, Rows, Columns, (long)running.Trials * running.Frames), IsRepeated: false, running),
            new(Frozen, new Ran1Stimulus(FrozenSeed, Rows, Columns, frozen.Frames), IsRepeated: true, frozen),
        ]);
    }

    private static SpikeCounts Counts(string file, string name, IReadOnlyDictionary<string, MatCounts> variables) => variables.TryGetValue(name, out MatCounts? variable)
        ? variable.ToSpikes($"{file}: {name}")
        : throw new InputException($"{file}: has no variable '{name}': expected are {RunningVariable} (running noise) and {FrozenVariable} (frozen noise)");
}
