using RetinaBench.Experiments;
using RetinaBench.Models;
using RetinaBench.Runs;
using RetinaBench.Stimuli;
using RetinaBench.Suites;
using RetinaBench.Testing;
using RetinaBench.Tests.Runs.Fakes;

namespace RetinaBench.Tests.Runs;

/// <summary>Probes that keep which stimuli were answered right.</summary>
public sealed class RunExecutorAnswerTests
{
    private static readonly ResponseRequest Decision = new("decision", Reduction.LastFrame);

    private static readonly FakeEnvironment Environment = new("sweep", 3) { SomeWithoutLabel = true };

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Run_ProbeThatKeepsAnswers_FindsThoseOfEveryLabelledStimulus(int threads)
    {
        IReadOnlyList<PointTally> found = Run(RunOf.Options(threads: threads), new FakeModel())["kept"];

        for (int point = 0; point < found.Count; point++)
        {
            Assert.Equal(Expected(point), found[point].Answers);
            Assert.Equal(found[point].Decisions[0][0] + found[point].Decisions[1][1], found[point].Answers!.Count(right => right));
        }
    }

    [Fact]
    public void Run_ProbeThatCountsOnly_FindsNone() => Assert.All(Run(RunOf.Options(), new FakeModel())["counted"], tally => Assert.Null(tally.Answers));

    [Fact]
    public void Run_AnswersWantedAfterTheyWereOnlyCounted_AreAskedAgain() =>
        Assert.Equal(Expected(2, withoutLeft: true), Run(RunOf.Options(), new FakeModel())["later"][2].Answers);

    [Fact]
    public void Resume_ProbeThatKeepsAnswers_FindsThemInTheJournal()
    {
        using var folder = new TemporaryFolder();
        Run(RunOf.Options(folder.Path), new FakeModel());
        var model = new FakeModel();
        Dictionary<string, IReadOnlyList<PointTally>> found = Run(RunOf.Options(folder.Path) with { Resume = true }, model);

        Assert.Empty(model.Shown);
        Assert.Equal(Expected(1), found["kept"][1].Answers);
    }

    // The fake decides by the sums of even and odd pixels over all frames, the label by those of the last frame.
    private static bool[] Expected(int point, bool withoutLeft = false)
    {
        List<bool> right = [];
        for (int i = 0; i < FakeSuite.StimuliPerPoint; i++)
        {
            Stimulus stimulus = Environment.Create(point, i);
            if (stimulus.Label < 0)
                continue;
            float[] movie = new float[stimulus.Geometry.Pixels];
            stimulus.Render(movie);
            float onLeft = withoutLeft ? 0 : movie.Where((_, pixel) => pixel % 2 == 0).Sum(), onRight = movie.Where((_, pixel) => pixel % 2 == 1).Sum();
            int decision = onRight > onLeft ? 1 : 0;
            right.Add(decision == stimulus.Label);
        }

        Assert.Contains(true, right);
        Assert.Contains(false, right);
        return [.. right];
    }

    private static Dictionary<string, IReadOnlyList<PointTally>> Run(RunOptions options, FakeModel model)
    {
        Dictionary<string, IReadOnlyList<PointTally>> seen = [];
        FakeExperiment Asking(string id, string[] dependsOn, Lesion lesion, bool keep) => new(id, ["sweep"], dependsOn)
        {
            Planner = _ => ExperimentPlan.Of(new Probe("sweep", [new(lesion, [Decision])]) { KeepAnswers = keep }),
            Measurer = (_, results) =>
            {
                // As it is now: a later pass adds to the same tallies.
                seen[id] = [.. results["sweep", lesion].Select(tally => new PointTally { Stimuli = tally.Stimuli, Decisions = tally.Decisions, Answers = tally.Answers })];
                return ExperimentOutcome.Refused(id, RefusalKind.InsufficientData, "seen");
            },
        };
        Suite suite = FakeSuite.Of(
            [Environment, new FakeEnvironment("task", 1)],
            [
                Asking("kept", [], Lesion.None, keep: true),
                Asking("counted", [], Lesion.Of(new CellType("bipolar", 0)), keep: false),
                Asking("later", ["counted"], Lesion.Of(new CellType("bipolar", 0)), keep: true),
            ]);
        RunOf.Execute(suite, options, model);
        return seen;
    }
}
