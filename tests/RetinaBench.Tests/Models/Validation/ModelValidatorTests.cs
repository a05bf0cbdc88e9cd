using RetinaBench.Models;
using RetinaBench.Models.Validation;
using RetinaBench.Stimuli;
using RetinaBench.Tests.Models.Registry;

namespace RetinaBench.Tests.Models.Validation;

/// <summary>Each fault is planted in a sound model, and must fail the check that is about it.</summary>
public sealed class ModelValidatorTests
{
    [Fact]
    public void Validate_SoundModel_PassesEveryCheck()
    {
        ValidationReport report = ModelValidator.Validate(new TestModel());
        Assert.All(report.Checks, c => Assert.True(c.Outcome == CheckOutcome.Passed, $"{c.Id}: {c.Reason}"));
        Assert.True(report.IsValid);
        Assert.Equal(("sound", "3"), (report.Model, report.Version));
        Assert.Equal(ModelValidator.Checks.Select(c => c.Id), report.Checks.Select(c => c.Id));
    }

    [Fact]
    public void Validate_Twice_GivesTheSameReport()
    {
        ValidationReport first = ModelValidator.Validate(new TestModel()), second = ModelValidator.Validate(new TestModel());
        Assert.Equal(first.Checks, second.Checks);
    }

    public static TheoryData<string, string> CardFaults => new()
    {
        { "empty name", "name is '', expected a line of text" },
        { "no input", "input is null, expected the shape of the movies" },
        { "no layers", "layers is empty, expected at least one" },
        { "no types", "layer bipolar is [0 types, 5 frames, 6 rows, 8 columns], expected at least 1 of each" },
        { "repeated layer", "layer ganglion appears twice" },
        { "ambiguous layer", "layer 'a:b'" },
        { "three classes", "decision layer decision has 2 units for 3 classes" },
        { "no classes", "decision layer decision has 2 units for 0 classes" },
        { "no decision layer", "there are 2 classes and no decision layer" },
        { "decision first", "decision layer decision is not the last layer" },
        { "same classes", "classes are 'left', 'left', expected distinct names" },
        { "negative pixels", "pixelDegrees is -1, expected a positive number or null" },
        { "huge layer", "layer bipolar has more than the" },
    };

    [Theory]
    [MemberData(nameof(CardFaults))]
    public void Validate_InconsistentCard_FailsTheCardAndSkipsTheRest(string fault, string expected)
    {
        ValidationReport report = ModelValidator.Validate(new TestModel(card => Spoil(card, fault)));
        Assert.Equal(CheckOutcome.Failed, report.Checks[0].Outcome);
        Assert.Contains(expected, report.Checks[0].Reason, StringComparison.Ordinal);
        Assert.All(report.Checks.Skip(1), c => Assert.Equal(CheckOutcome.Skipped, c.Outcome));
        Assert.False(report.IsValid);
    }

    [Fact]
    public void Validate_OtherShape_FailsShapes() => AssertFails("shapes", "shown 3", new ShorterBatchModel());

    [Fact]
    public void Validate_InfinityUnderALesionOnly_FailsLesion() => AssertFails("lesion", "is Infinity at value 0", new TestModel
    {
        Spoil = (batch, _, query) =>
        {
            if (!query.Conditions[0].Lesion.IsNone)
                batch[0, 0, 0][0] = float.PositiveInfinity;
        },
    });

    [Fact]
    public void Validate_WrongMean_FailsReductions() => AssertFails("reductions", "bipolar/Mean of validation/0/0, type 1: ", new TestModel
    {
        Spoil = OnEach(Reduction.Mean, values => values[^1] *= 1.001f),
    });

    [Fact]
    public void Validate_CallsDiffer_FailsDeterminism()
    {
        int calls = 0;
        AssertFails("determinism", "second call: ganglion/Full of validation/0/0, type 0, frame 0, row 0, column 0", new TestModel
        {
            Spoil = (batch, _, query) => batch[0, 0, query.Conditions[0].Requests.Count > 1 ? 1 : 0][0] += ++calls,
        });
    }

    [Fact]
    public void Validate_LooksAtTheBatch_FailsBatchIndependence() => AssertFails("batch-independence", "shown alone: ", new TestModel
    {
        Spoil = (batch, stimuli, _) =>
        {
            if (stimuli.Count == 1)
                batch[0, 0, 0][^1] += 1;
        },
    });

    [Fact]
    public void Validate_LooksAtTheOrder_FailsBatchIndependence() => AssertFails("batch-independence", "in reversed order: ", new TestModel
    {
        Spoil = (batch, stimuli, _) =>
        {
            for (int s = 0; s < stimuli.Count; s++)
                batch[s, 0, 0][^1] += s;
        },
    });

    [Fact]
    public void Validate_KnowsTheIntactModelByReference_FailsShamLesion() => AssertFails("sham-lesion", "sham lesion, isolation of all: decision/LastFrameEnergy", new TestModel
    {
        Spoil = (batch, stimuli, query) =>
        {
            for (int c = 0; c < query.Conditions.Count; c++)
            {
                for (int s = 0; s < stimuli.Count && !ReferenceEquals(query.Conditions[c].Lesion, Lesion.None); s++)
                    batch[s, c, query.Conditions[c].Requests.Count - 1][^1] += 1;
            }
        },
    });

    [Fact]
    public void Validate_LesionLeaksUpstream_FailsLesion() => AssertFails("lesion", "lesion of ganglion:0: upstream, bipolar/Full of validation/0/0, type 0, frame 0, row 0, column 3", new TestModel
    {
        Spoil = (batch, _, query) =>
        {
            if (query.Conditions[0].Lesion.Contains(new("ganglion", 0)))
                batch[0, 0, 0][3] += 1;
        },
    });

    [Fact]
    public void Validate_MixesConditions_FailsCombinedQuery() => AssertFails("combined-query", "as in the combined query", new TestModel
    {
        Spoil = (batch, stimuli, query) =>
        {
            for (int s = 0; s < stimuli.Count && query.Conditions.Count > 2; s++)
                batch[s, 2, 0][0] += 1;
        },
    });

    [Fact]
    public void Validate_AnswersMoreWhenAskedMore_FailsCombinedQuery() => AssertFails("combined-query", "one response asked alone: ", new TestModel
    {
        Spoil = (batch, stimuli, query) =>
        {
            if (query.Conditions[0].Requests is [{ Reduction: Reduction.SpatialMean }])
                batch[0, 0, 0][0] += 1;
        },
    });

    [Fact]
    public void Validate_SharesScratchSpace_FailsConcurrency() => AssertFails("concurrency", "thread", new ScratchModel());

    [Fact]
    public void Validate_NotThreadSafe_SkipsConcurrency()
    {
        ValidationReport report = ModelValidator.Validate(new TestModel(c => c with { ThreadSafe = false }));
        Assert.Equal(CheckOutcome.Skipped, Check(report, "concurrency").Outcome);
        Assert.True(report.IsValid);
    }

    [Fact]
    public void Validate_BadKernels_FailsKernels()
    {
        Kernel good = new TestModel().Kernels[0];
        AssertFails("kernels", "there are none", new TestModel { Kernels = [] });
        AssertFails("kernels", "kernel of ganglion:3 on bipolar:0 (Spatial): the card has no such cell type", new TestModel { Kernels = [good with { Target = new("ganglion", 3) }] });
        AssertFails("kernels", "(Spatial): 2 x 2 with 2 weights", new TestModel { Kernels = [good with { Rows = 2 }] });
        AssertFails("kernels", "(Spatial): weight 1 is NaN, not a finite number", new TestModel { Kernels = [good with { Weights = new float[] { 0, float.NaN } }] });
    }

    public static TheoryData<string, string> GradientFaults => new()
    {
        { "scaled", "along itself the gradient predicts" },
        { "negated", "along noise the gradient predicts" },
        { "mirrored", "the difference quotient of the responses is" },
        { "frame missing", "the difference quotient of the responses is" },
        { "zero", "along noise the gradient predicts 0," },
        { "unwritten", "the gradient of frame 4, row 5, column 7 is NaN, not a finite number" },
        { "other value", ": value " },
        { "deaf to lesions", " under lesion bipolar:0;ganglion:0: " },
        { "changing", "a second call gives other bits" },
    };

    [Theory]
    [MemberData(nameof(GradientFaults))]
    public void Validate_WrongGradient_FailsInputGradients(string fault, string expected)
    {
        int calls = 0;
        AssertFails("input-gradients", expected, new TestModel
        {
            AskGradient = o => fault == "deaf to lesions" ? new(Lesion.None, o.Terms) : o,
            SpoilGradient = (value, gradient) =>
            {
                SpoilGradient(fault, gradient, Interlocked.Increment(ref calls));
                return fault == "other value" ? (value * 1.01) + 0.01 : value;
            },
        });
    }

    [Fact]
    public void Validate_NoGradients_SkipsInputGradients()
    {
        ValidationReport report = ModelValidator.Validate(new ScratchModel());
        Assert.Equal(CheckOutcome.Skipped, Check(report, "input-gradients").Outcome);
    }

    [Fact]
    public void Validate_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => ModelValidator.Validate(new TestModel(), source.Token));
    }

    [Theory]
    [InlineData("ThrowingModel", "shapes", "threw NotSupportedException: the retina is detached")]
    [InlineData("NotANumberModel", "finite", "is NaN at value 0 of stimulus 2")]
    [InlineData("WrongShapeModel", "shapes", "bipolar/Full in condition 0 has 27648 values, its card says 18432")]
    [InlineData("RememberingModel", "determinism", "second call: bipolar/Full of validation/")]
    [InlineData("LesionDeafModel", "lesion", "lesion of bipolar:0: bipolar/Full of validation/0/0, type 0, ")]
    [InlineData("ScarredModel", "restoration", "after a lesion of ")]
    [InlineData("FailingConstructorModel", "open", "no eye found")]
    public void Validate_MisbehavingPlugin_FailsTheCheckAboutIt(string type, string check, string expected)
    {
        ValidationReport report = ModelValidator.Validate(Plugin.Registry, Plugin.Entry($"ExamplePlugin.Misbehaving.{type}"));
        CheckResult result = Check(report, check);
        Assert.True(result.Outcome == CheckOutcome.Failed, $"{check} {result.Outcome}: {result.Reason}");
        Assert.Contains(expected, result.Reason, StringComparison.Ordinal);
        Assert.All(report.Checks, c => Assert.DoesNotContain('\n', c.Reason));
        Assert.False(report.IsValid);
    }

    [Fact]
    public void Validate_ExamplePlugin_PassesWhatApplies()
    {
        ValidationReport report = ModelValidator.Validate(Plugin.Registry, Plugin.Entry("ExamplePlugin.MotionEnergyModel", options: new() { ["frames"] = "12", ["rows"] = "24", ["columns"] = "32" }));
        Assert.Equal("plugin", report.Model);
        Assert.All(report.Checks, c => Assert.True(c.Outcome == (c.Id is "kernels" or "input-gradients" ? CheckOutcome.Skipped : CheckOutcome.Passed), $"{c.Id}: {c.Reason}"));
    }

    private static void AssertFails(string check, string expected, IRetinaModel model)
    {
        ValidationReport report = ModelValidator.Validate(model);
        CheckResult result = Check(report, check);
        Assert.True(result.Outcome == CheckOutcome.Failed, $"{check} {result.Outcome}: {result.Reason}");
        Assert.Contains(expected, result.Reason, StringComparison.Ordinal);
    }

    private static CheckResult Check(ValidationReport report, string id) => report.Checks.Single(c => c.Id == id);

    private delegate void SpanAction(Span<float> values);

    private static Action<ResponseBatch, IReadOnlyList<Stimulus>, ResponseQuery> OnEach(Reduction reduction, SpanAction change) => (batch, stimuli, query) =>
    {
        for (int s = 0; s < stimuli.Count; s++)
        {
            for (int c = 0; c < query.Conditions.Count; c++)
            {
                for (int r = 0; r < query.Conditions[c].Requests.Count; r++)
                {
                    if (query.Conditions[c].Requests[r].Reduction == reduction)
                        change(batch[s, c, r]);
                }
            }
        }
    };

    private static void SpoilGradient(string fault, float[] gradient, int call)
    {
        switch (fault)
        {
            case "scaled":
                for (int i = 0; i < gradient.Length; i++)
                    gradient[i] *= 1.2f;
                break;
            case "negated":
                for (int i = 0; i < gradient.Length; i++)
                    gradient[i] = -gradient[i];
                break;
            case "mirrored":
                gradient.AsSpan().Reverse();
                break;
            case "frame missing":
                gradient.AsSpan(4 * 48, 48).Clear();
                break;
            case "zero":
                gradient.AsSpan().Clear();
                break;
            case "unwritten":
                gradient[^1] = float.NaN;
                break;
            case "changing":
                gradient[0] += call * 1e-6f;
                break;
        }
    }

    private static ModelCard Spoil(ModelCard card, string fault) => fault switch
    {
        "empty name" => card with { Name = "" },
        "no input" => card with { Input = null! },
        "no layers" => card with { Layers = [] },
        "no types" => card with { Layers = [card.Layers[0] with { CellTypes = 0 }, .. card.Layers.Skip(1)] },
        "repeated layer" => card with { Layers = [card.Layers[0] with { Name = "ganglion" }, .. card.Layers.Skip(1)] },
        "ambiguous layer" => card with { Layers = [card.Layers[0] with { Name = "a:b" }, .. card.Layers.Skip(1)] },
        "three classes" => card with { Classes = ["left", "right", "up"] },
        "no classes" => card with { Classes = [] },
        "no decision layer" => card with { Layers = [.. card.Layers.SkipLast(1)] },
        "decision first" => card with { Layers = [.. card.Layers.Reverse()] },
        "same classes" => card with { Classes = ["left", "left"] },
        "negative pixels" => card with { PixelDegrees = -1 },
        "huge layer" => card with { Layers = [card.Layers[0] with { CellTypes = 1 << 20, Rows = 1 << 20 }, .. card.Layers.Skip(1)] },
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "not a fault"),
    };
}
