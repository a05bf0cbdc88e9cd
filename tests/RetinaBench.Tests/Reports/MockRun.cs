using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Models;
using RetinaBench.Runs;

namespace RetinaBench.Tests.Reports;

/// <summary>
/// A record written by hand: one suite with every kind of measurement, a subject that has them all, an oracle without lesions,
/// a null at chance, and a model with a hostile name that could not be opened.
/// </summary>
internal static class MockRun
{
    public const string HostileName = "../../x|<script>`[a](b)";
    private const int Trials = 100;
    private static readonly Axis Alpha = new("alpha", "speed ratio alpha", "");
    private static readonly Axis S = new("s", "slow speed s", "pixels/frame");
    private static readonly double[] Alphas = [0.5, 1, 1.5, 2, 3];
    private static readonly double[] Slow = [0.5, 1, 1.5];
    private static readonly double[] Speeds = [1, 2, 3];

    public static RunRecord Record { get; } = new()
    {
        Format = RunRecord.CurrentFormat,
        ToolVersion = "1.2.3",
        StimuliPerPoint = Trials,
        Suites = [Suite()],
        Models =
        [
            Model("null-chance", ModelRole.Null, Chance(), Verdict.InsufficientData, Verdict.Failed, Verdict.InsufficientData),
            Model("subject", ModelRole.Subject, Everything(), Verdict.Passed, Verdict.Passed, Verdict.Failed),
            Model("oracle", ModelRole.Oracle, Partial(), Verdict.Passed, Verdict.Passed, Verdict.NotApplicable),
            Unopened(),
        ],
        Timing = new() { StartedUtc = "2001-02-03T04:05:06Z", Seconds = 7, Machine = "mock", Threads = 1, ModelSeconds = [1, 2, 3, 4] },
    };

    public static SuiteRecord Suite() => new()
    {
        Id = "mock",
        Version = 3,
        Title = "Mock suite",
        Citation = "Nobody (2001) <no|where>",
        Environments = [new("alpha-sweep", 1, new string('a', 64), 5), new("s-sweep", 2, "0123456789abcdef", 3)],
        Criteria =
        [
            Criterion("task", "The task is solved.", ["s-sweep"]) with { Floor = new("s-sweep", 1, 1.5, 0.8) },
            Criterion("shape", "Accuracy rises | with alpha.", ["alpha-sweep", "alpha-sweep-circuit"]),
            Criterion("pair", "Two ganglion types are vital.", ["single-lesions", "minimal-circuits"]),
            Criterion("bias", "The constant answer.", ["bias"]) with { Judged = false },
        ],
        Published =
        [
            new("alpha-sweep", "intact", Alphas, [0.7, 0.5, 0.9, 1, 1], 100, "figure 1"),
            new("single-lesions", "ganglion", [0, 1], [0.6, 0.9], 100, "figure 2"),
            new("speed-thresholds", "bipolar:1", Speeds, [0, 0.5, 1], 15, "figure 3"),
        ],
    };

    private static CriterionCard Criterion(string id, string claim, string[] experiments) => new()
    {
        Id = id,
        Claim = claim,
        Rule = $"rule of {id} >= 0.8",
        Citation = "Nobody (2001), figure 1",
        Published = "0.9",
        Experiments = experiments,
        Judged = true,
    };

    private static ModelCard Card(string name, ModelRole role) => new()
    {
        Name = name,
        Version = "2",
        Description = "A model made of numbers.",
        Citation = "made by hand",
        Input = new(51, 255, 255),
        Layers =
        [
            new("bipolar", LayerRole.Bipolar, 2, 51, 50, 50),
            new("amacrine", LayerRole.Amacrine, 2, 51, 12, 12),
            new("ganglion", LayerRole.Ganglion, 2, 51, 12, 12),
            new("decision", LayerRole.Decision, 2, 51, 1, 1),
        ],
        Classes = ["left", "right"],
        Role = role,
        Cost = role == ModelRole.Subject ? new(7682, 166_000_000) : null,
    };

    private static ModelRecord Model(string name, ModelRole role, ExperimentOutcome[] outcomes, params Verdict[] verdicts) => new()
    {
        Name = name,
        Kind = "reference",
        Card = Card(name, role),
        Error = null,
        Suites =
        [
            new("mock", outcomes,
            [
                new("task", verdicts[0], 0.9, 0.85, 0.95, "0.9 [0.85, 0.95] of 100", "accuracy >= 0.8"),
                new("shape", verdicts[1], null, null, null, "slope 0.4", "slope > 0"),
                new("pair", verdicts[2], 1, null, null, "1 vital", "two are claimed"),
                Bias(new ExperimentOutcomes(outcomes)["bias"]),
            ]),
        ],
    };

    private static Judgement Bias(ExperimentOutcome outcome) => outcome.Refusal is { } refusal
        ? new("bias", null, null, null, null, "not measured", refusal.Reason)
        : new("bias", null, null, null, null, "always left, 100 stimuli", "descriptive");

    private static ModelRecord Unopened() => new()
    {
        Name = HostileName,
        Kind = "assembly",
        Card = null,
        Error = "x.dll: does not exist",
        Suites =
        [
            new("mock", [ExperimentOutcome.Refused("s-sweep", RefusalKind.Errored, "x.dll: does not exist")],
            [
                .. Suite().Criteria.Select(card =>
                    new Judgement(card.Id, card.Judged ? Verdict.Errored : null, null, null, null, "not measured", "x.dll: does not exist")),
            ]),
        ],
    };

    private static ExperimentOutcome[] Everything() =>
    [
        ExperimentOutcome.Of("s-sweep", Curve(S, "", Slow, [0.85, 0.9, 0.95], null)),
        ExperimentOutcome.Of("alpha-sweep", Curve(Alpha, "", Alphas, [0.7, 0.5, 0.8, 0.97, 1], new(1.4, 1.3, 1.5, 400))),
        ExperimentOutcome.Of("alpha-sweep-circuit", Curve(Alpha, "amacrine:0;bipolar:1", Alphas, [0.5, 0.5, 0.6, 0.7, 0.8], null)),
        ExperimentOutcome.Of("single-lesions", Lesions()),
        ExperimentOutcome.Of("minimal-circuits", Circuits()),
        ExperimentOutcome.Of("circuit-screen", Screen()),
        ExperimentOutcome.Of("circuit-search", new CircuitSearchTable(Screen(), [new(Screen().Best[0], Of(0.6, Trials)), new(Screen().BestVital!, Of(0.65, Trials))])),
        ExperimentOutcome.Of("units", new UnitTable(S, [0, 1], 0.65, 3, Slow,
            [new(0, 0, [Of(0.5, Trials), Of(0.7, Trials), Of(0.5, Trials)]), new(0, 1, [Of(0.5, Trials), Of(0.7, Trials), Of(0.8, Trials)]), new(1, 0, [Of(0.5, Trials), Of(0.5, Trials), Of(0.5, Trials)])])),
        ExperimentOutcome.Of("speed-thresholds", Thresholds()),
        ExperimentOutcome.Of("direction-lesions", new DirectionLesionTable(
            Curve(S, "amacrine:0;bipolar:1", Slow, [0.6, 0.7, 0.8], null), [Curve(S, "amacrine:0;bipolar:1;ganglion:0", Slow, [0.5, 0.5, 0.5], null)], ["ganglion:0"])),
        ExperimentOutcome.Of("direction-index", Indices()),
        ExperimentOutcome.Of("amplitudes", new AmplitudeTable("bipolar", S, Slow, [new(0, Means(0.001, 0.002, 0.004)), new(1, Means(0, 0, 0))])),
        ExperimentOutcome.Of("bias", new DecisionBias(new(0, Trials), "left")),
        ExperimentOutcome.Of("kernel-gradients", new KernelGradientTable(0, 1, [Gradient(0, 0.3, 0.1, 0.2), Gradient(1, 0.1, 0.2, 0.4)])),
        ExperimentOutcome.Of("kernels", new KernelTable(
        [
            new("bipolar", 0, "movie", null, KernelDomain.Spatial, 2, 2, [0.5f, -0.25f, 0, 0.125f]),
            new("bipolar", 1, "movie", null, KernelDomain.Spatial, 2, 2, [0.25f, 0.25f, -0.5f, 0]),
            new("bipolar", 0, "bipolar", null, KernelDomain.Temporal, 1, 3, [0.5f, -0.5f, 1]),
            new("amacrine", 0, "bipolar", 0, KernelDomain.Spatial, 1, 2, [0, 0.25f]),
            new("amacrine", 0, "bipolar", 1, KernelDomain.Spatial, 1, 2, [0, 0]),
        ])),
        ExperimentOutcome.Of("kernel-surrounds", new KernelSurroundTable("bipolar",
        [
            new(0, 2, 4, [-0.25f, 0.5f, 0.5f, -0.25f, -0.25f, 0.5f, 0.5f, -0.25f], new(0.5, 1.5, 1, 1, 2, 0.5, new(0.5, 0.25, 0.75, 8), 0.875, 0.5, 0.001, false)),
            new(1, 2, 4, [0, 0, 0, 0.5f, 0, 0, 0, 0.5f], new(0.5, 3, 0.5, 1, 2, 0.125, null, 0.75, 0.75, 0.875, true)),
            new(2, 2, 4, [0, 0, 0, 0, 0, 0, 0, 0], null),
        ])),
        ExperimentOutcome.Of("signs", new SignTable([new("bipolar", LayerRole.Bipolar, 0, 3.5, -0.25), new("amacrine", LayerRole.Amacrine, -2, 0, null)])),
    ];

    private static ExperimentOutcome[] Partial() =>
    [
        ExperimentOutcome.Of("s-sweep", Curve(S, "", Slow, [1, 1, 1], null)),
        ExperimentOutcome.Of("alpha-sweep", Curve(Alpha, "", Alphas, [0.9, 0.5, 1, 1, 1], null)),
        ExperimentOutcome.Refused("single-lesions", RefusalKind.NotApplicable, "the model has no bipolar layer"),
        ExperimentOutcome.Refused("bias", RefusalKind.NotRun, "not asked for"),
    ];

    private static ExperimentOutcome[] Chance() =>
    [
        ExperimentOutcome.Of("single-lesions", Lesions() with { Intact = new(50, Trials), VitalGanglion = [], RightPreferring = null, LeftPreferring = null }),
        ExperimentOutcome.Refused("minimal-circuits", RefusalKind.InsufficientData, "no vital pair"),
    ];

    private static AccuracyCurve Curve(Axis axis, string condition, double[] x, double[] y, Estimate? threshold) => new(
        axis, condition, [.. x.Zip(y, (at, share) => new AccuracyPoint(at, Of(share, Trials), Of(share, Trials / 2), Of(share, Trials / 2)))], threshold);

    private static LesionTable Lesions() => new(
        Of(1, Trials), Of(1, Trials / 2), Of(1, Trials / 2), 0.95,
        [
            .. new[] { LayerRole.Bipolar, LayerRole.Amacrine, LayerRole.Ganglion }.SelectMany(role => new[] { 0, 1 }.Select(i =>
                new LesionRow(role.ToString().ToLowerInvariant(), role, i, Of(Share(role, i), Trials), Of(1, Trials / 2), Of(0.5, Trials / 2), Share(role, i)))),
        ],
        [0], 0, null);

    private static double Share(LayerRole role, int index) => role == LayerRole.Ganglion && index == 0 ? 0.6 : 0.98;

    private static CircuitTable Circuits()
    {
        CircuitRow[] rows = [new(0, 0, Of(0.5, Trials)), new(0, 1, Of(0.7, Trials)), new(1, 0, Of(0.55, Trials)), new(1, 1, Of(0.5, Trials))];
        return new([0, 1], rows, rows[1]);
    }

    private static CircuitScreen Screen() => new(
        4, "one bipolar, one amacrine and two ganglion types", 3,
        [new("bipolar:1;amacrine:0;ganglion:0,1", false, 1, Of(0.7, Trials))], new("bipolar:0;amacrine:1;ganglion:0,1", true, 3, Of(0.6, Trials)));

    private static SpeedThresholdTable Thresholds() => new(0, "only ganglion 0 kept",
    [
        new(0, Speeds, [new(0, 30), new(0, 30), new(0, 30)], null, false),
        new(1, Speeds, [new(0, 30), new(15, 30), new(30, 30)], new(2, 1.9, 2.1, 90), true),
    ]);

    private static DirectionIndexTable Indices() => new("ganglion", Speeds, 1.5, 3,
    [
        new(0, new(0.25, 0.2, 0.3, Trials), Means(1, 2, 3), Means(1, 1, 1)),
        new(1, null, Means(0, 0, 0), Means(0, 0, 0)),
    ]);

    private static KernelGradientRow Gradient(int amacrine, params double[] columns) =>
        new(amacrine, columns, LinearTrend.Of([.. columns.Select((_, c) => (double)c)], columns));

    private static Estimate[] Means(params double[] values) => [.. values.Select(v => new Estimate(v, v * 0.9, v * 1.1, Trials))];

    private static Proportion Of(double share, int trials) => new((int)Math.Round(share * trials), trials);
}
