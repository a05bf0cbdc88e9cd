using RetinaBench.Conformance.Controls;
using RetinaBench.Conformance.Matrix;
using RetinaBench.Conformance.Runs;
using RetinaBench.Criteria;
using RetinaBench.Models.Registry;
using RetinaBench.Runs;
using RetinaBench.Testing;
using RetinaBench.Torch;

namespace RetinaBench.Conformance.Gpu;

/// <summary>Every pair of a model that needs a GPU and a judged criterion: the verdict is that of the same network on the reference core.</summary>
public sealed class CudaMatrixTests
{
    // What the name of a network on the GPU has more than its name on the reference core.
    private const string Suffix = "-cuda";

    private static readonly ModelRegistry s_registry = ModelRegistry.Load(Path.Combine(SharedData.RepositoryRoot, "models.cuda.json"), [new TorchModelKind()]);

    private static readonly Lazy<RunRecord> s_run = new(() => new RunExecutor(new RunOptions { StimuliPerPoint = ControlOptions.Current.StimuliPerPoint })
        .Execute([ConformanceRuns.Suite], [.. s_registry.Entries.Select(entry => new RunModel(entry.Name, entry.Kind, () => s_registry.Open(entry)))]));

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (string model in s_registry.Entries.Select(entry => entry.Name))
            {
                foreach (string criterion in ConformanceRuns.Suite.Criteria.Where(c => c.Card.Judged).Select(c => c.Card.Id))
                    pairs.Add(model, criterion);
            }

            return pairs;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Pairs))]
    public void Verdict_IsThatOfTheReferenceCore(string model, string criterion)
    {
        ModelRecord record = s_run.Value.Models.Single(m => m.Name == model);
        Skip.If(record.NotRun is not null, record.NotRun);
        Assert.Null(record.Error);
        Judgement found = record.Suites.Single().Judgements.Single(j => j.Criterion == criterion);
        Expectation? expected = ExpectationFile.Find(ConformanceRuns.Suite.Id, model[..^Suffix.Length])?.Expectations.SingleOrDefault(e => e.Criterion == criterion);
        Comparison comparison = Comparison.Of(expected, found);
        Assert.True(comparison.Outcome != Outcome.Failed, comparison.Reason);
        Skip.If(comparison.Outcome == Outcome.Skipped, comparison.Reason);
    }

    [Fact]
    public void EveryModel_IsANetworkThatTheReferenceCoreRunsToo() =>
        Assert.All(s_registry.Entries, entry =>
        {
            ModelEntry same = Registered.Registry.Find(entry.Name[..^Suffix.Length]);
            Assert.EndsWith(Suffix, entry.Name, StringComparison.Ordinal);
            Assert.Equal(same.Find("weights"), entry.Find("weights"));
        });
}
