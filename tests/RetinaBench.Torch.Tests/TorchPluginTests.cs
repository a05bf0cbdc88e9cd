using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Models.Validation;
using RetinaBench.Stimuli;

namespace RetinaBench.Torch.Tests;

/// <summary>A plugin that is written against TorchSharp, loaded as the program loads any plugin.</summary>
public sealed class TorchPluginTests
{
    [SkippableFact]
    public void Open_PluginInTorchSharp_KeepsTheContract()
    {
        Need.Torch();
        IRetinaModel model = Open();
        using var closing = (IDisposable)model;
        ValidationReport report = ModelValidator.Validate(model);
        Assert.True(report.IsValid, string.Join('\n', report.Checks.Where(c => c.Outcome == CheckOutcome.Failed).Select(c => $"{c.Id}: {c.Reason}")));
    }

    [SkippableTheory]
    [InlineData(-1, 0)]
    [InlineData(1, 1)]
    public void Respond_DotsThatAllMoveOneWay_SaysWhich(int direction, int expected)
    {
        Need.Torch();
        IRetinaModel model = Open();
        using var closing = (IDisposable)model;
        var random = new RandomStream(4, "tests/plugin");
        MovieGeometry input = model.Card.Geometry;
        Dot[] dots = [.. Enumerable.Range(0, 20).Select(_ => new Dot(random.NextInt(input.Rows), random.NextInt(input.Columns), 2 * direction))];
        Stimulus stimulus = Stimulus.FromScene("dots", new DotScene(input, 3, -input.Columns, 2 * input.Columns, dots), expected);
        ResponseBatch answer = model.Respond([stimulus], ResponseQuery.Of(Lesion.None, new ResponseRequest("decision", Reduction.LastFrame)));
        Assert.Equal(expected, answer[0, 0, 0][1] > answer[0, 0, 0][0] ? 1 : 0);
    }

    private static IRetinaModel Open() => (IRetinaModel)new AssemblyModelKind().Open(new()
    {
        Name = "plugin",
        Kind = "assembly",
        Place = "models.json: $.models[0]",
        Values = new Dictionary<string, string> { ["path"] = Path.Combine(AppContext.BaseDirectory, "plugins", "TorchPlugin.dll"), ["type"] = "TorchPlugin.DelayAndCompareModel" },
        Options = new Dictionary<string, string> { ["frames"] = "12", ["rows"] = "50", ["columns"] = "60" },
    });
}
