using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Runs;
using RetinaBench.Tests.Reports;

namespace RetinaBench.Tests.Baselines.Conformance;

/// <summary>A run of one model on the mock suite: two criteria, a curve of three points and a table of two lesions, with the answers to single stimuli.</summary>
internal static class MeasuredRun
{
    public const int Stimuli = 400;
    public const string Model = "subject";

    private static readonly double[] X = [1, 2, 3];

    /// <summary>A run in which the n-th stimulus of every point is answered right unless it is one of those given.</summary>
    /// <param name="wrong">Says of curve ("sweep") or lesion ("intact", "bipolar 0", "bipolar 1"), point and stimulus whether it is answered wrongly.</param>
    /// <param name="stimuli">Stimuli a point.</param>
    public static RunRecord Of(Func<string, int, int, bool>? wrong = null, int stimuli = Stimuli)
    {
        wrong ??= (_, _, stimulus) => stimulus % 10 == 0;
        SuiteRecord suite = MockRun.Suite();
        ModelRecord mock = MockRun.Record.Models[1];
        return MockRun.Record with
        {
            StimuliPerPoint = stimuli,
            Suites = [suite],
            Models =
            [
                mock with
                {
                    Name = Model,
                    Suites =
                    [
                        mock.Suites[0] with
                        {
                            Outcomes =
                            [
                                ExperimentOutcome.Of("sweep", new AccuracyCurve(new("x", "x", ""), "", [.. X.Select((x, i) => Point(x, Answers("sweep", i, stimuli, wrong)))], null)),
                                ExperimentOutcome.Of("lesions", Lesions(stimuli, wrong)),
                                ExperimentOutcome.Of("amplitudes", new AmplitudeTable("bipolar", new("x", "x", ""), [], [])),
                            ],
                        },
                    ],
                },
            ],
            Timing = MockRun.Record.Timing with { ModelSeconds = [1] },
        };
    }

    /// <summary>The same with other results of the only model.</summary>
    public static RunRecord With(this RunRecord record, Func<ModelSuiteRecord, ModelSuiteRecord> change) =>
        record with { Models = [record.Models[0] with { Suites = [change(record.Models[0].Suites[0])] }] };

    /// <summary>The same with another verdict on a criterion.</summary>
    public static RunRecord With(this RunRecord record, string criterion, Verdict verdict) =>
        record.With(found => found with { Judgements = [.. found.Judgements.Select(judgement => judgement.Criterion == criterion ? judgement with { Verdict = verdict } : judgement)] });

    /// <summary>The same with another suite.</summary>
    public static RunRecord WithSuite(this RunRecord record, Func<SuiteRecord, SuiteRecord> change) => record with { Suites = [change(record.Suites[0])] };

    private static bool[] Answers(string what, int point, int stimuli, Func<string, int, int, bool> wrong) =>
        [.. Enumerable.Range(0, stimuli).Select(stimulus => !wrong(what, point, stimulus))];

    private static AccuracyPoint Point(double x, bool[] answers) =>
        new(x, Count(answers), new(0, 0), Count(answers), PackedAnswers.Pack(answers));

    private static Proportion Count(bool[] answers) => new(answers.Count(right => right), answers.Length);

    private static LesionTable Lesions(int stimuli, Func<string, int, int, bool> wrong)
    {
        bool[] intact = Answers("intact", 0, stimuli, wrong);
        return new(
            Count(intact), new(0, 0), Count(intact), 0.95,
            [
                .. new[] { 0, 1 }.Select(i =>
                {
                    bool[] answers = Answers(FormattableString.Invariant($"bipolar {i}"), 0, stimuli, wrong);
                    return new LesionRow("bipolar", RetinaBench.Models.LayerRole.Bipolar, i, Count(answers), new(0, 0), Count(answers), 1, PackedAnswers.Pack(answers));
                }),
            ],
            [], null, null, PackedAnswers.Pack(intact));
    }
}
