using System.Globalization;
using RetinaBench.Json;
using RetinaBench.Models.Registry;
using RetinaBench.Runs;

namespace RetinaBench.Baselines.Conformance;

/// <summary>The folder of accepted baselines: <c>SUITE/MODEL.json</c>.</summary>
/// <param name="path">The folder.</param>
public sealed class BaselineFolder(string path)
{
    private const string Extension = ".json";

    /// <summary>The folder.</summary>
    public string Path { get; } = path;

    /// <summary>Reads every baseline; none where there is no such folder.</summary>
    /// <returns>By suite, then by model, in ordinal order of names.</returns>
    /// <exception cref="InputException">A file cannot be read, is not a baseline, contradicts itself, or lies under another name than its content has.</exception>
    public IReadOnlyList<ConformanceBaseline> Read()
    {
        if (!Directory.Exists(Path))
            return File.Exists(Path) ? throw new InputException($"{Path}: is a file, not a folder of baselines") : [];
        return
        [
            .. from folder in Directory.GetDirectories(Path).Order(StringComparer.Ordinal)
               from file in Directory.GetFiles(folder, "*" + Extension).Order(StringComparer.Ordinal)
               select ReadFile(file),
        ];
    }

    /// <summary>Reads every baseline as the record of the run that they were accepted from.</summary>
    /// <exception cref="InputException">There are none, one cannot be read, or they are not of one run.</exception>
    public RunRecord ReadRecord()
    {
        IReadOnlyList<ConformanceBaseline> baselines = Read();
        if (baselines.Count == 0)
            throw new InputException($"{Path}: there are no baselines (files SUITE/MODEL.json)");
        try
        {
            return BaselineRecord.Of(baselines);
        }
        catch (InputException e)
        {
            throw new InputException($"{Path}: {e.Message}", e);
        }
    }

    /// <summary>Writes a baseline so that its file, at any moment, holds either what it held before or the whole of it.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <returns>Path of the file.</returns>
    /// <exception cref="InputException">The file cannot be written, or a name cannot be one of a file.</exception>
    public string Write(ConformanceBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        string file = FileOf(baseline);
        InputFile.ReplaceText(file, StrictJson.Serialize(baseline));
        return file;
    }

    /// <summary>Where a baseline lies.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <exception cref="InputException">The name of its suite or model cannot be one of a file.</exception>
    public string FileOf(ConformanceBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        foreach (string name in (string[])[baseline.Suite.Id, baseline.Model.Name])
        {
            if (!ModelName.IsValid(name))
                throw new InputException($"'{name}' cannot name the file of a baseline: {ModelName.Rule}");
        }

        return System.IO.Path.Combine(Path, baseline.Suite.Id, baseline.Model.Name + Extension);
    }

    private ConformanceBaseline ReadFile(string file)
    {
        JsonInput<ConformanceBaseline> input = StrictJson.ReadInput<ConformanceBaseline>(file);
        ConformanceBaseline baseline = input.Value;
        if (baseline.Format != ConformanceBaseline.CurrentFormat)
            throw input.Error("$.format", string.Create(CultureInfo.InvariantCulture, $"baselines of format {baseline.Format} are not read, only of format {ConformanceBaseline.CurrentFormat}"));
        if (baseline.Model.Suites.Count != 1)
            throw input.Error("$.model.suites", string.Create(CultureInfo.InvariantCulture, $"there are results on {baseline.Model.Suites.Count} suites; a baseline has those on one"));
        RunRecordCheck.Check(baseline.ToRecord(), (place, message) => input.Error(Place(place), message));
        if (FileOf(baseline) != file)
            throw input.Error("$.model.name", $"{baseline.Model.Name} on {baseline.Suite.Id} belongs into {FileOf(baseline)}");
        return baseline;
    }

    // What is the only suite and model of a record is at the root of a baseline.
    private static string Place(string inRecord) => inRecord
        .Replace("$.suites[0]", "$.suite", StringComparison.Ordinal)
        .Replace("$.models[0]", "$.model", StringComparison.Ordinal);
}
