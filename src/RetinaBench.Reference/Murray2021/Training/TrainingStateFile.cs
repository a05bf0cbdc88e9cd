using System.Globalization;
using RetinaBench.Json;
using RetinaBench.Reference.Checkpoints;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>Reads and writes <c>state.safetensors</c>, from which a training goes on.</summary>
internal static class TrainingStateFile
{
    private const string FormatKey = "format", Format = "retinabench-murray2021-state-1", CurveKey = "curve", SilentKey = "silent", SecondsKey = "seconds";
    private const string Parameters = "parameters", First = "adam.first", Second = "adam.second";

    /// <summary>Writes the state, completely or not at all.</summary>
    public static void Write(string path, TrainingState state, TrainingIdentity identity)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            [FormatKey] = Format,
            [CurveKey] = TrainingIdentity.OneLine(state.Curve),
            [SilentKey] = TrainingIdentity.OneLine(state.SilentLosses),
            [SecondsKey] = state.Seconds.ToString("R", CultureInfo.InvariantCulture),
        };
        identity.AddTo(metadata);
        int count = state.Parameters.Length;
        SafetensorsWriter.Write(path, new(path, [new(Parameters, [count], state.Parameters), new(First, [count], state.First), new(Second, [count], state.Second)], metadata));
    }

    /// <summary>Reads the state of a training.</summary>
    /// <param name="path">The file.</param>
    /// <param name="identity">The training that is to go on.</param>
    /// <param name="epochs">Its number of epochs.</param>
    /// <param name="count">Its number of weights and biases.</param>
    /// <exception cref="InputException">The file cannot be read, is damaged, or belongs to another training.</exception>
    public static TrainingState Read(string path, TrainingIdentity identity, int epochs, int count)
    {
        Checkpoint file = Checkpoint.Read(path);
        if (file.Metadata.GetValueOrDefault(FormatKey) != Format)
            throw new InputException($"{path}: is not the state of a training ({Format})");
        if (identity.DifferenceTo(file.Metadata) is { } difference)
            throw new InputException($"{path}: the state is of another training: {difference}; throw it away with --force, or choose another folder");
        TrainingCurve curve = StrictJson.Parse<TrainingCurve>(file.Metadata.GetValueOrDefault(CurveKey) ?? "null", $"{path}: {CurveKey}");
        if (!curve.IsConsistent() || curve.Epochs > epochs)
            throw new InputException($"{path}: its curve of {curve.Epochs} epochs contradicts itself or the recipe's {epochs}");
        double[] silent = StrictJson.Parse<double[]>(file.Metadata.GetValueOrDefault(SilentKey) ?? "null", $"{path}: {SilentKey}");
        if (!double.TryParse(file.Metadata.GetValueOrDefault(SecondsKey), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) || !(seconds >= 0 && double.IsFinite(seconds)))
            throw new InputException($"{path}: {SecondsKey} is not a number of seconds");
        return TrainingState.Restore(file.Get(Parameters, count).Values.Span, file.Get(First, count).Values.Span, file.Get(Second, count).Values.Span, silent, curve, seconds);
    }
}
