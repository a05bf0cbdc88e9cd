using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Models.Validation;
using RetinaBench.Runs;
using RetinaBench.Suites;

namespace RetinaBench.Torch.Tests;

/// <summary>An encoding model that is written against TorchSharp, loaded as the program loads any plugin, and judged.</summary>
public sealed class TorchEncodingPluginTests
{
    // What no linear filter reaches on this cell (ln: .884); cnn-4 of the reference core, of the same recipe, ends at .94 to .98 from its seeds.
    private const double NotLinear = 0.92;

    [SkippableFact]
    public void Open_EncodingModelInTorchSharp_KeepsTheContract()
    {
        Need.Torch();
        ValidationReport report = ModelValidator.Validate(Open("3"));
        Assert.All(report.Checks, c => Assert.True(c.Outcome == CheckOutcome.Passed, $"{c.Id}: {c.Reason}"));
    }

    [SkippableTheory]
    [InlineData("0", "option filters: '0' is not a number from 1 to 64")]
    [InlineData("many", "option filters: 'many' is not a number from 1 to 64")]
    public void Open_WithOptionsOutOfRange_SaysSo(string filters, string expected)
    {
        Need.Torch();
        Assert.Contains(expected, Assert.Throws<InputException>(() => Open(filters)).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Run_OnASmallRecording_IsJudged()
    {
        Need.Torch();
        const int Stimuli = 40;
        string[] judged = ["threshold-1-temporal", "threshold-1-recovery"];
        Suite suite = SuiteCatalog.BuiltIn.Read("yan2020"), part = SuitePart.Of(suite, judged[1]) with { Criteria = [.. suite.Criteria.Where(c => judged.Contains(c.Card.Id))] };
        ModelRecord record = new RunExecutor(new() { StimuliPerPoint = Stimuli, Threads = 1 }).Execute([part], [new("plugin", "assembly", () => Open("4"))]).Models.Single();
        Assert.Null(record.Error);
        EncodingFitRow row = record.Suites[0].Outcomes.Select(o => o.Measurement).OfType<EncodingFitTable>().Single().Chosen;
        Assert.InRange(row.Correlation!.Raw, NotLinear, 1);
        Assert.Equal(4, row.Filters!.Count);
        Judgement[] judgements = [.. judged.Select(id => record.Suites[0].Judgements.Single(j => j.Criterion == id))];
        Assert.Equal(Verdict.Passed, judgements[0].Verdict);
        // So few frames and steps may pass but not fail it.
        Assert.True(judgements[1].Verdict is Verdict.Passed or Verdict.InsufficientData, judgements[1].ToString());
    }

    private static IModel Open(string filters) => new AssemblyModelKind().Open(new()
    {
        Name = "plugin",
        Kind = "assembly",
        Place = "models.json: $.models[0]",
        Values = new Dictionary<string, string> { ["path"] = Path.Combine(AppContext.BaseDirectory, "plugins", "TorchPlugin.dll"), ["type"] = "TorchPlugin.SubunitNetworkModel" },
        Options = new Dictionary<string, string> { ["filters"] = filters },
    });
}
