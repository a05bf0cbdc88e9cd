using RetinaBench.Reference.Murray2021;
using RetinaBench.Runs;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Suites;

/// <summary>The authors' own trained model through the whole suite, once for all tests of a class.</summary>
public sealed class PublishedRun
{
    /// <summary>Stimuli a point: as many as the authors showed, so that both uncertainties are alike.</summary>
    public const int Stimuli = 100;

    private readonly Lazy<ModelRecord> _record = new(() =>
    {
        string weights = SharedData.Require("reference/murray2021/model.pt");
        return SuiteRun.Of("published", () => Murray2021Model.FromCheckpoint("published", weights), Stimuli);
    });

    public ModelRecord Record => _record.Value;
}
