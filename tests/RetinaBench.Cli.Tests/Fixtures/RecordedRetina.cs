using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Testing;

namespace RetinaBench.Cli.Tests.Fixtures;

/// <summary>A retina in the layout of the salamander data: two cells that are known and look at different places of the screen, and one that ignores it; with a registry of cheap models.</summary>
public sealed class RecordedRetina : IDisposable
{
    public const int RunningFrames = 1000, RunningTrials = 4, FrozenFrames = 200, FrozenTrials = 8;

    // Far above the gain of published cells, so that 4000 frames hold enough spikes to find a field among 30,000 squares.
    private const double Gain = 15, Threshold = 0.5;

    private readonly TemporaryFolder _folder = new();

    public RecordedRetina()
    {
        Directory.CreateDirectory(_folder.At("data"));
        SubunitCell off = new("off", Polarity.Off, [new(2, 2), new(2, 4)], Threshold, Gain), on = new("on", Polarity.On, [new(3, 3)], Threshold, Gain);
        RecordingFiles.WriteSalamander(Path.Combine(Data, "cell_data_01_NC.mat"), [(off, 60, 100), (on, 10, 20), (null, 0, 0)], (RunningFrames, RunningTrials), (FrozenFrames, FrozenTrials));
        Registry = _folder.Write("models.json", """
            {"models": [
              {"kind": "reference", "name": "ln", "architecture": "ln"},
              {"kind": "reference", "name": "true-cell", "architecture": "true-cell"},
              {"kind": "reference", "name": "constant-rate", "architecture": "constant-rate"}
            ]}
            """);
    }

    public string Data => _folder.At("data");

    public string Registry { get; }

    public string At(string name) => _folder.At(name);

    public void Dispose() => _folder.Dispose();
}
