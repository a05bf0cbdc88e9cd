using RetinaBench.Criteria;
using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Experiments.Visualisation;
using RetinaBench.Suites;
using RetinaBench.Testing;

namespace RetinaBench.Tests.Criteria;

/// <summary>Every criterion of murray2021, as its suite file states it, against planted outcomes.</summary>
public sealed class CriteriaTests
{
    private static readonly Suite Murray = SuiteReader.Read(Path.Combine(SharedData.RepositoryRoot, "suites", "murray2021"));

    public static TheoryData<string> Judged => [.. Murray.Criteria.Where(c => c.Card.Judged).Select(c => c.Card.Id)];

    public static TheoryData<string> All => [.. Murray.Criteria.Select(c => c.Card.Id)];

    /// <summary>One broken claim a row: what is planted, and the criteria that must fail for it.</summary>
    public static TheoryData<string, string> Broken => new()
    {
        { "s-sweep-fast-0.97", "task-easy" },
        { "s-sweep-slow-0.70", "task-difficult" },
        { "alpha-sweep-one-dip", "psychometric-robust" },
        { "alpha-sweep-flat", "psychometric-shape" },
        { "bipolar-1-needed", "lesion-redundancy" },
        { "one-vital", "lesion-vital-pair" },
        { "circuit-0.55", "circuit-minimal" },
        { "circuit-flat", "circuit-psychometric" },
        { "circuit-as-good", "circuit-psychometric" },
        { "two-thresholds", "bipolar-speed-threshold" },
        { "both-remove-right", "ganglion-direction-lesion" },
        { "lesions-harmless", "ganglion-direction-lesion" },
        { "same-preference", "ganglion-direction-index" },
        { "swapped-preference", "ganglion-direction-index" },
        { "amacrine-lesion-even", "amacrine-direction-lesion" },
        { "reference-as-biased", "amacrine-direction-lesion" },
        { "amacrine-untuned", "amacrine-direction-index" },
        { "bipolar-strong-at-slow", "bipolar-response-amplitude" },
        { "bipolar-flat", "bipolar-response-amplitude" },
        { "amacrine-second", "amacrine-response-amplitude" },
        { "ganglion-second", "ganglion-response-amplitude" },
        { "ganglion-falls", "ganglion-response-amplitude" },
        { "search-winner-0.55-again", "circuit-minimal-search" },
        { "two-units", "units-tile-speed" },
        { "units-leave-gap", "units-tile-speed" },
        { "kernel-peaked", "amacrine-kernel-gradient" },
        { "kernel-even", "amacrine-kernel-gradient" },
        { "movie-moves-back", "ganglion-deep-visualisation" },
        { "movie-decided-wrongly", "ganglion-deep-visualisation" },
        { "movie-silent", "ganglion-deep-visualisation" },
        { "no-surround", "ganglion-center-surround" },
        { "no-center", "ganglion-center-surround" },
        { "amacrine-excites", "sign-constraints" },
        { "negative-weight", "sign-constraints" },
    };

    [Theory]
    [MemberData(nameof(Judged))]
    public void Judge_PublishedValues_Pass(string id)
    {
        Judgement judgement = Find(id).Judge(PlantedOutcomes.Published().Build());
        Assert.True(judgement.Verdict == Verdict.Passed, judgement.ToString());
    }

    [Theory]
    [MemberData(nameof(Judged))]
    public void Judge_ModelAtChance_NeverPasses(string id)
    {
        Judgement judgement = Find(id).Judge(PlantedOutcomes.AtChance().Build());
        Assert.NotNull(judgement.Verdict);
        Assert.NotEqual(Verdict.Passed, judgement.Verdict);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Judge_BrokenClaim_FailsThatCriterion(string broken, string id)
    {
        Judgement judgement = Find(id).Judge(Plant(broken).Build());
        Assert.True(judgement.Verdict == Verdict.Failed, judgement.ToString());
    }

    [Fact]
    public void Broken_CoversEveryJudgedCriterion() =>
        Assert.Equal(
            Murray.Criteria.Where(c => c.Card.Judged).Select(c => c.Card.Id).Order(StringComparer.Ordinal),
            Broken.AsEnumerable<object[]>().Select(row => (string)row[1]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void Judge_EveryRefusal_BecomesItsVerdict(string id)
    {
        ICriterion criterion = Find(id);
        foreach ((RefusalKind kind, Verdict expected) in new[]
        {
            (RefusalKind.NotApplicable, Verdict.NotApplicable), (RefusalKind.InsufficientData, Verdict.InsufficientData),
            (RefusalKind.Errored, Verdict.Errored), (RefusalKind.NotRun, Verdict.NotRun),
        })
        {
            PlantedOutcomes outcomes = PlantedOutcomes.Published();
            outcomes.Refuse(criterion.Card.Experiments[0], kind);
            Judgement judgement = criterion.Judge(outcomes.Build());
            Assert.Equal(criterion.Card.Judged ? expected : null, judgement.Verdict);
            Assert.Equal("planted", judgement.Reason);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Card_EveryCriterion_NamesExperimentsOfTheSuite(string id)
    {
        CriterionCard card = Find(id).Card;
        Assert.NotEmpty(card.Experiments);
        Assert.All(card.Experiments, e => Assert.Contains(e, Murray.Experiments.Select(x => x.Id)));
        Assert.All(new[] { card.Claim, card.Rule, card.Citation, card.Published }, text => Assert.False(string.IsNullOrWhiteSpace(text)));
    }

    [Theory]
    [InlineData(0.76, Verdict.Passed)]
    [InlineData(0.74, Verdict.InsufficientData)]
    public void Judge_PresupposedAccuracy_GatesTheClaim(double intact, Verdict expected)
    {
        LesionTable table = PlantedOutcomes.PublishedLesions() with { Intact = PlantedOutcomes.Of(intact) };
        Judgement judgement = Find("amacrine-direction-index").Judge(PlantedOutcomes.Published().Set("single-lesions", table).Build());
        Assert.Equal(expected, judgement.Verdict);
    }

    // Planted intervals are the index +- 0.02: 0.09 excludes 0 but is below the 0.1 that the suite asks for.
    [Theory]
    [InlineData("ganglion")]
    [InlineData("amacrine")]
    public void Judge_SelectiveTypes_CountsThemByDirectionAndJudgesNothing(string layer)
    {
        DirectionIndexTable planted = PlantedOutcomes.Indices(layer, (1, 0.4), (2, 0.09), (3, -0.3), (6, 0.11));
        DirectionIndexTable table = planted with { Rows = [.. planted.Rows.Select(row => row.Index == 7 ? row with { DirectionIndex = null } : row)] };

        Judgement judgement = Find($"{layer}-selective-types").Judge(PlantedOutcomes.Published().Set($"{layer}-direction-index", table).Build());

        Assert.Null(judgement.Verdict);
        Assert.Equal(3, judgement.Value);
        Assert.Equal("3 of 8: 2 right (1, 6), 1 left (3); 1 silent", judgement.Measured);
    }

    // Kernel 0 has a surround; of kernel 1 one is not determined, of 2 it is no better than one Gaussian (0.05 / 4 is asked), and 3 is zero.
    [Fact]
    public void Judge_KernelSurrounds_CountsThemAndJudgesNothing()
    {
        DifferenceOfGaussians fit = new(4, 4, 1, 1, 2, 0.5, new(0.5, 0.25, 0.75, 81), 0.9, 0.6, 0.0001, false);
        var table = new KernelSurroundTable("bipolar",
        [
            .. ((DifferenceOfGaussians?[])[fit, fit with { AtBound = true, Explained = 0.3 }, fit with { PValue = 0.02 }, null]).Select((found, i) => new KernelSurroundRow(i, 9, 9, new float[81], found)),
        ]);

        Judgement judgement = Find("bipolar-center-surround").Judge(PlantedOutcomes.Published().Set("bipolar-kernel-surrounds", table).Build());

        Assert.Null(judgement.Verdict);
        Assert.Equal("a surround in 1 of 4 kernels; the difference of Gaussians explains 0.3 to 0.9 of their sum of squares", judgement.Measured);
    }

    [Theory]
    [InlineData("left", 0.13, 0.12, 0.11, 0.10, 0.06)]
    [InlineData("right", 0.06, 0.10, 0.11, 0.12, 0.13)]
    public void Judge_WeightsThatGrowToEitherSide_Pass(string side, params double[] columns)
    {
        Judgement judgement = Find("amacrine-kernel-gradient").Judge(PlantedOutcomes.Published().Set("amacrine-kernel-gradients", PlantedOutcomes.Gradients(2, columns)).Build());
        Assert.Equal(Verdict.Passed, judgement.Verdict);
        Assert.Contains($"to the {side}", judgement.Reason, StringComparison.Ordinal);
        Assert.Contains("7 of the 7 other", judgement.Measured, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.64, 400, Verdict.InsufficientData)]
    [InlineData(0.65, 400, Verdict.Passed)]
    [InlineData(1, 19, Verdict.InsufficientData)]
    public void Judge_SearchWinner_IsJudgedOnFreshStimuli(double fresh, int trials, Verdict expected)
    {
        Judgement judgement = Find("circuit-minimal-search").Judge(PlantedOutcomes.Published().Set("circuit-search", PlantedOutcomes.Searched(1, fresh, trials)).Build());
        Assert.Equal(expected, judgement.Verdict);
        Assert.StartsWith("best of 1792: bipolar 4 + amacrine 2 + ganglion 0, 2: ", judgement.Measured, StringComparison.Ordinal);
        Assert.EndsWith("best around the vital pair: rank 1", judgement.Measured, StringComparison.Ordinal);
    }

    // The gap is s = 0.50 to 0.56, three of 34 speeds. At 100 stimuli guessing may be 0.65 after all (z = 4.24: up to 0.69).
    [Theory]
    [InlineData(400, Verdict.Failed)]
    [InlineData(100, Verdict.InsufficientData)]
    [InlineData(19, Verdict.InsufficientData)]
    public void Judge_UnitsWithAGap_NameItAndTellWhetherMoreStimuliMightCloseIt(int trials, Verdict expected)
    {
        UnitTable table = PlantedOutcomes.Units((0.59, 0.83), (0.83, 1), (1, 1.49));
        table = table with { Rows = [.. table.Rows.Select(row => row with { Accuracy = [.. row.Accuracy.Select(p => PlantedOutcomes.Of(p.Value, trials))] })] };
        Judgement judgement = Find("units-tile-speed").Judge(PlantedOutcomes.Published().Set("unit-accuracies", table).Build());
        Assert.Equal(expected, judgement.Verdict);
        if (trials >= 20)
        {
            Assert.Equal("3 of 64 units cover 31 of 34 speeds, 3 of them all of these; not covered: s 0.5 to 0.56", judgement.Measured);
            Assert.Equal(31.0 / 34, judgement.Value!.Value, 12);
        }
    }

    [Fact]
    public void Judge_JustBelowThresholdWithFewStimuli_IsInsufficientData()
    {
        // 47 of 50 = .94 lies below .95, but its Wilson interval [.838, .979] reaches it: the counts cannot tell.
        AccuracyCurve curve = PlantedOutcomes.AlphaCurve(PlantedOutcomes.PublishedPsychometric);
        curve = curve with { Points = [.. curve.Points.Select(p => p.X == 3 ? p with { Overall = new(47, 50) } : p)] };
        Judgement judgement = Find("psychometric-robust").Judge(PlantedOutcomes.Published().Set("alpha-sweep", curve).Build());
        Assert.Equal(Verdict.InsufficientData, judgement.Verdict);
        Assert.Equal(0.94, judgement.Value!.Value, 12);
    }

    [Theory]
    [InlineData("task-easy", "s-sweep")]
    [InlineData("task-difficult", "s-sweep")]
    [InlineData("psychometric-robust", "alpha-sweep")]
    [InlineData("psychometric-shape", "alpha-sweep")]
    [InlineData("circuit-psychometric", "alpha-sweep-circuit")]
    public void Judge_FewerThan20StimuliAPoint_IsInsufficientData(string id, string experiment)
    {
        PlantedOutcomes planted = PlantedOutcomes.Published();
        var curve = (AccuracyCurve)planted.Build()[experiment].Measurement!;
        Verdict? With(int trials) => Find(id).Judge(planted.Set(
            experiment, curve with { Points = [.. curve.Points.Select(p => p with { Overall = PlantedOutcomes.Of(p.Overall.Value, trials) })] }).Build()).Verdict;
        Assert.Equal(Verdict.InsufficientData, With(19));
        Assert.Equal(Verdict.Passed, With(400));
    }

    [Fact]
    public void Judge_PresupposedModelOnTooFewStimuli_IsInsufficientData()
    {
        LesionTable table = PlantedOutcomes.PublishedLesions() with { Intact = new(19, 19) };
        Judgement judgement = Find("lesion-vital-pair").Judge(PlantedOutcomes.Published().Set("single-lesions", table).Build());
        Assert.Equal(Verdict.InsufficientData, judgement.Verdict);
    }

    [Fact]
    public void Judge_OverlappingThresholds_CountOnce()
    {
        Judgement judgement = Find("bipolar-speed-threshold").Judge(
            PlantedOutcomes.Published().Set("bipolar-speed-thresholds", PlantedOutcomes.Thresholds(1.0, 1.005, 1.01, 1.5)).Build());
        Assert.Equal(2, judgement.Value);
        Assert.Equal(Verdict.InsufficientData, judgement.Verdict);
    }

    [Theory]
    [InlineData(0.96, Verdict.InsufficientData)]
    [InlineData(0.99, Verdict.Failed)]
    public void Judge_SecondGanglionTypeNotVital_IsUndecidedWhileItsIntervalReachesBelow(double retained, Verdict expected)
    {
        LesionTable table = OneVital(PlantedOutcomes.PublishedLesions(), retained);
        Judgement judgement = Find("lesion-vital-pair").Judge(PlantedOutcomes.Published().Set("single-lesions", table).Build());
        Assert.Equal((expected, 1.0), (judgement.Verdict, judgement.Value));
    }

    // The lesion of type 2, the second of the published pair, retains more than of a vital type.
    private static LesionTable OneVital(LesionTable lesions, double retainedOfSecond) => lesions with
    {
        Rows = [.. lesions.Rows.Select(r => r.Layer == "ganglion" && r.Index == 2 ? r with { Accuracy = PlantedOutcomes.Of(retainedOfSecond), Retained = retainedOfSecond } : r)],
        VitalGanglion = [0],
    };

    private static ICriterion Find(string id) => Murray.Criteria.Single(c => c.Card.Id == id);

    private static PlantedOutcomes Plant(string broken)
    {
        PlantedOutcomes p = PlantedOutcomes.Published();
        LesionTable lesions = PlantedOutcomes.PublishedLesions();
        AccuracyCurve circuit = PlantedOutcomes.SCurve(_ => 0.7);
        return broken switch
        {
            "s-sweep-fast-0.97" => p.Set("s-sweep", PlantedOutcomes.SCurve(s => s >= 1.2 ? 0.97 : 0.9)),
            "s-sweep-slow-0.70" => p.Set("s-sweep", PlantedOutcomes.SCurve(s => s >= 1.2 ? 1 : 0.7)),
            "alpha-sweep-one-dip" => p.Set("alpha-sweep", PlantedOutcomes.AlphaCurve(a => a == 3 ? 0.9 : PlantedOutcomes.PublishedPsychometric(a))),
            "alpha-sweep-flat" => p.Set("alpha-sweep", PlantedOutcomes.AlphaCurve(_ => 0.99)),
            "bipolar-1-needed" => p.Set("single-lesions", lesions with
            {
                Rows = [.. lesions.Rows.Select(r => r.Layer == "bipolar" && r.Index == 1 ? r with { Accuracy = PlantedOutcomes.Of(0.8), Retained = 0.8 } : r)],
            }),
            "one-vital" => p.Set("single-lesions", OneVital(lesions, retainedOfSecond: 0.99)),
            "circuit-0.55" => p.Set("minimal-circuits", PlantedOutcomes.Circuits(0.55, 0.5)),
            "circuit-flat" => p.Set("alpha-sweep-circuit", PlantedOutcomes.AlphaCurve(_ => 0.7)),
            "circuit-as-good" => p.Set("alpha-sweep-circuit", PlantedOutcomes.AlphaCurve(a => a < 3 ? 0.93 : 1)).Set("alpha-sweep", PlantedOutcomes.AlphaCurve(_ => 0.95)),
            "two-thresholds" => p.Set("bipolar-speed-thresholds", PlantedOutcomes.Thresholds(1.0, 1.5)),
            "both-remove-right" => p.Set("ganglion-direction-lesions", new DirectionLesionTable(circuit, [PlantedOutcomes.Sided(1, 0), PlantedOutcomes.Sided(1, 0)], ["ganglion:0", "ganglion:2"])),
            "lesions-harmless" => p.Set("ganglion-direction-lesions", new DirectionLesionTable(circuit, [circuit, circuit], ["ganglion:0", "ganglion:2"])),
            "same-preference" => p.Set("ganglion-direction-index", PlantedOutcomes.Indices("ganglion", (0, 0.29), (2, 0.24))),
            "swapped-preference" => p.Set("ganglion-direction-index", PlantedOutcomes.Indices("ganglion", (0, -0.29), (2, 0.24))),
            "amacrine-lesion-even" => p.Set("amacrine-direction-lesions", new DirectionLesionTable(circuit, [circuit], ["amacrine:2"])),
            "reference-as-biased" => p.Set("amacrine-direction-lesions", new DirectionLesionTable(PlantedOutcomes.Sided(0, 1), [PlantedOutcomes.Sided(0, 1)], ["amacrine:2"])),
            "amacrine-untuned" => p.Set("amacrine-direction-index", PlantedOutcomes.Indices("amacrine")),
            "bipolar-strong-at-slow" => p.Set("bipolar-amplitudes", PlantedOutcomes.Amplitudes("bipolar", (4, 0.5, 2))),
            "bipolar-flat" => p.Set("bipolar-amplitudes", PlantedOutcomes.Amplitudes("bipolar", (4, 0.01, 0.011))),
            "amacrine-second" => p.Set("amacrine-amplitudes", PlantedOutcomes.Amplitudes("amacrine", (2, -0.5, -0.6), (3, -0.9, -0.9))),
            "ganglion-second" => p.Set("ganglion-amplitudes", PlantedOutcomes.Amplitudes("ganglion", (0, 0.4, 0.8), (2, 0.4, 0.8), (5, 0.9, 0.9))),
            "ganglion-falls" => p.Set("ganglion-amplitudes", PlantedOutcomes.Amplitudes("ganglion", (0, 0.4, 0.8), (2, 0.8, 0.4))),
            "search-winner-0.55-again" => p.Set("circuit-search", PlantedOutcomes.Searched(found: 0.72, fresh: 0.55)),
            "two-units" => p.Set("unit-accuracies", PlantedOutcomes.Units((0.5, 0.83), (0.83, 1.49))),
            "units-leave-gap" => p.Set("unit-accuracies", PlantedOutcomes.Units((0.59, 0.83), (0.83, 1), (1, 1.49))),
            "kernel-peaked" => p.Set("amacrine-kernel-gradients", PlantedOutcomes.Gradients(2, 0.06, 0.10, 0.15, 0.12, 0.08)),
            "kernel-even" => p.Set("amacrine-kernel-gradients", PlantedOutcomes.Gradients(2, 0.1, 0.1, 0.1, 0.1, 0.1)),
            "movie-moves-back" => p.Set("ganglion-deep-visualisation", WithMovie(m => m with { Energy = new(m.Energy.Leftward, m.Energy.Rightward) })),
            "movie-decided-wrongly" => p.Set("ganglion-deep-visualisation", WithMovie(m => m with { Decisions = [0, -m.Decisions![^1]] })),
            "movie-silent" => p.Set("ganglion-deep-visualisation", WithMovie(m => m with { Silent = true })),
            "no-surround" => p.Set("ganglion-cell-visualisation", WithSurround(new(0.05, 0.02, 0.08, 3))),
            "no-center" => p.Set("ganglion-cell-visualisation", WithSurround(null)),
            "amacrine-excites" => p.Set("signs", PlantedOutcomes.Signs(("amacrine", -2, 0.1, 0), ("ganglion", 0, 4, 0))),
            "negative-weight" => p.Set("signs", PlantedOutcomes.Signs(("amacrine", -2, 0, 0), ("ganglion", 0, 4, -0.01))),
            _ => throw new ArgumentOutOfRangeException(nameof(broken), broken, "not a planted defect"),
        };
    }

    [Fact]
    public void Judge_AscentThatHasNotConverged_IsUndecided()
    {
        VisualisationTable table = WithMovie(m => m with { Converged = false });
        Assert.Equal(Verdict.InsufficientData, Find("ganglion-deep-visualisation").Judge(PlantedOutcomes.Published().Set("ganglion-deep-visualisation", table).Build()).Verdict);
        Assert.Equal(Verdict.InsufficientData, Find("ganglion-center-surround").Judge(PlantedOutcomes.Published().Set("ganglion-cell-visualisation", table).Build()).Verdict);
    }

    [Fact]
    public void Judge_MotionIndexUnsureOverStarts_IsUndecided()
    {
        VisualisationTable table = PlantedOutcomes.Visualised((0, 1), (2, -1));
        table = table with { Rows = [table.Rows[0] with { MotionIndex = new(0.1, -0.05, 0.25, 3) }, table.Rows[1]] };
        Assert.Equal(Verdict.InsufficientData, Find("ganglion-deep-visualisation").Judge(PlantedOutcomes.Published().Set("ganglion-deep-visualisation", table).Build()).Verdict);
    }

    // The published pair, with the last movie of the left-preferring type changed.
    private static VisualisationTable WithMovie(Func<VisualisedMovie, VisualisedMovie> change)
    {
        VisualisationTable table = PlantedOutcomes.Visualised((0, 1), (2, -1));
        VisualisationRow left = table.Rows[1];
        return table with { Rows = [table.Rows[0], left with { Movies = [left.Movies[0], left.Movies[1], change(left.Movies[2])] }] };
    }

    private static VisualisationTable WithSurround(Estimate? index)
    {
        VisualisationTable table = PlantedOutcomes.Visualised((0, 1), (2, -1));
        return table with { Rows = [table.Rows[0] with { SurroundIndex = index }, table.Rows[1]] };
    }
}
