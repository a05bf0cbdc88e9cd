using RetinaBench.Criteria;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Models;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Runs;
using RetinaBench.Suites;
using RetinaBench.Testing;
using RetinaBench.Torch.Murray2021;

namespace RetinaBench.Torch.Tests.Suites;

/// <summary>The authors' trained model through two doors: what is found of it must not depend on the core.</summary>
public sealed class PublishedVerdictTests
{
    // Below 20 stimuli a point nothing is judged on accuracy.
    private const int Stimuli = 20;

    // The experiments on the training task: two dozen lesions, 64 circuits, and weights.
    private static readonly string[] s_experiments = ["single-lesions", "minimal-circuits", "decision-bias", "decision-bias-circuit", "signs", "amacrine-kernel-gradients", "kernels"];

    [SkippableFact]
    public void Judgements_OfTheTaskWithItsLesions_AreThoseOfTheReferenceCore()
    {
        Need.Torch();
        string weights = SharedData.Require("reference/murray2021/model.pt");
        using TorchMurray2021Model torch = TorchMurray2021Model.FromCheckpoint("published", weights);
        ModelRecord found = Run(torch), expected = Run(Murray2021Model.FromCheckpoint("published", weights));

        Assert.Equal(expected.Suites[0].Judgements.Select(Told), found.Suites[0].Judgements.Select(Told));
        Assert.Contains(expected.Suites[0].Judgements, j => j.Verdict == Verdict.Passed);
        LesionTable lesions = Lesions(found), reference = Lesions(expected);
        Assert.Equal(reference.Rows, lesions.Rows);
    }

    private static string Told(Judgement judgement) => $"{judgement.Criterion}: {judgement.Verdict}";

    private static LesionTable Lesions(ModelRecord record) =>
        Assert.IsType<LesionTable>(record.Suites[0].Outcomes.Single(o => o.Experiment == "single-lesions").Measurement);

    private static ModelRecord Run(IRetinaModel model)
    {
        Suite whole = SuiteReader.Read(Path.Combine(SharedData.RepositoryRoot, "suites", "murray2021"));
        Suite part = whole with
        {
            Experiments = [.. whole.Experiments.Where(e => s_experiments.Contains(e.Id))],
            Criteria = [.. whole.Criteria.Where(c => c.Card.Experiments.All(s_experiments.Contains))],
            Published = [],
        };
        return new RunExecutor(new RunOptions { StimuliPerPoint = Stimuli, Threads = 1 }).Execute([part], [new RunModel("published", "tests", () => model)]).Models.Single();
    }
}
