using RetinaBench.Models;
using RetinaBench.Models.Processes;
using RetinaBench.Models.Validation;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Models.Processes;

/// <summary>A well-behaved process: what it answers is what the closed form of its retina gives.</summary>
public sealed class ProcessModelTests
{
    // The process computes in single precision what is expected here in double precision, of values about 1.
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData("--plain")]
    [InlineData("--plain", "--form=uint8")]
    [InlineData("--plain", "--form=discs", "--form=uint8")]
    [InlineData("--form=discs")]
    [InlineData]
    public void Respond_WhateverIsOffered_IsTheClosedForm(params string[] offered)
    {
        using ProcessModel model = Served.Open("well", offered);
        Lesion lesion = Lesion.Of(new CellType("bipolar", 1));
        ResponseRequest[] requests = [new("ganglion", Reduction.SpatialMean), new("bipolar", Reduction.Maximum), new("bipolar", Reduction.Full), new("decision", Reduction.LastFrame)];
        IReadOnlyList<Stimulus> stimuli = [.. Served.Dots(3), .. Served.Noise(2)];
        ResponseBatch batch = model.Respond(stimuli, new([new(Lesion.None, requests), new(lesion, [new("ganglion", Reduction.LastFrame), new("bipolar", Reduction.Minimum)])]));
        for (int s = 0; s < stimuli.Count; s++)
        {
            float[] movie = Served.Pixels(stimuli[s]);
            double[] squares = [.. movie.Chunk(48).Select(f => f.Average(v => (double)v * v))], means = [.. movie.Chunk(48).Select(f => f.Average(v => (double)v))];
            AssertClose([.. squares.Zip(means, (q, m) => q - m)], batch[s, 0, 0]);
            AssertClose([movie.Max(v => (double)v * v), 2.0 * movie.Max()], batch[s, 0, 1]);
            AssertClose([.. movie.Select(v => (double)v * v), .. movie.Select(v => 2.0 * v)], batch[s, 0, 2]);
            AssertClose([squares[3] - means[3], 0.1 - squares[3] + means[3]], batch[s, 0, 3]);
            AssertClose([squares[3]], batch[s, 1, 0]);
            AssertClose([movie.Min(v => (double)v * v), 0], batch[s, 1, 1]);
        }
    }

    [Theory]
    [InlineData("--form=uint8")]
    [InlineData]
    public void Respond_ToWholeIntensities_LosesNone(params string[] offered)
    {
        using ProcessModel model = Served.Open("well", offered);
        IReadOnlyList<Stimulus> stimuli = Served.Bytes(3);
        ResponseBatch batch = model.Respond(stimuli, ResponseQuery.Of(Lesion.None, new ResponseRequest("bipolar", Reduction.Full)));
        for (int s = 0; s < stimuli.Count; s++)
        {
            float[] movie = Served.Pixels(stimuli[s]);
            Assert.Contains(movie, v => v > 250);
            Assert.Equal([.. movie.Select(v => v * v), .. movie.Select(v => 2 * v)], batch[s, 0, 0].ToArray());
        }
    }

    [Theory]
    [InlineData]
    [InlineData("--plain", "--form=discs", "--form=uint8")]
    public void Validate_FindsNoFault(params string[] offered)
    {
        using ProcessModel model = Served.Open("well", offered);
        ValidationReport report = ModelValidator.Validate(model);
        Assert.All(report.Checks, c => Assert.True(c.Outcome != CheckOutcome.Failed, $"{c.Id}: {c.Reason}"));
        string[] skipped = [.. report.Checks.Where(c => c.Outcome == CheckOutcome.Skipped).Select(c => c.Id)];
        Assert.Equal(offered.Length == 0 ? ["concurrency"] : ["concurrency", "kernels", "input-gradients"], skipped);
    }

    [Fact]
    public void Validate_OfTwoProcesses_FindsNoFaultWithSeveralThreads()
    {
        using ProcessModel model = Served.Open(Served.Options("well") with { Processes = 2 });
        Assert.True(model.Card.ThreadSafe);
        CheckResult concurrency = ModelValidator.Validate(model, "concurrency");
        Assert.True(concurrency.Outcome == CheckOutcome.Passed, concurrency.Reason);
        CheckResult gradients = ModelValidator.Validate(model, "input-gradients");
        Assert.True(gradients.Outcome == CheckOutcome.Passed, gradients.Reason);
    }

    [Fact]
    public void Respond_MorePairsThanARequestHolds_AnswersAll()
    {
        using ProcessModel model = Served.Open("well");
        CellType[] types = [.. model.Card.CellTypes];
        // 600 conditions of three lesions: a query asks for each lesion once, so that the requests differ.
        ConditionQuery[] conditions = [.. Enumerable.Range(0, 600).Select(i => new ConditionQuery(Lesion.Of(types.Where((_, t) => (i >> t) % 2 == 1)), [new("bipolar", Reduction.Mean)]))];
        ResponseBatch batch = model.Respond(Served.Noise(3), new(conditions));
        for (int s = 0; s < 3; s++)
        {
            double mean = Served.Pixels(Served.Noise(3)[s]).Average(v => 2.0 * v);
            for (int c = 0; c < conditions.Length; c++)
                Assert.Equal((c >> 1) % 2 == 1 ? 0 : mean, batch[s, c, 0][1], Tolerance);
        }
    }

    [Fact]
    public void Respond_OfVersion2_SendsARequestWhileTheProcessWorksOnAnother()
    {
        // Two stimuli a request; the process answers the first of four when it has the second.
        using ProcessModel model = Served.Open("wait-for-more", "--second"), one = Served.Open("well");
        IReadOnlyList<Stimulus> stimuli = [.. Served.Noise(4), .. Served.Dots(3)];
        ResponseQuery query = ResponseQuery.Of(Lesion.None, new ResponseRequest("bipolar", Reduction.Full));
        ResponseBatch found = model.Respond(stimuli, query), expected = one.Respond(stimuli, query);
        for (int s = 0; s < stimuli.Count; s++)
            Assert.Equal(expected[s, 0, 0].ToArray(), found[s, 0, 0].ToArray());
    }

    [Fact]
    public void Respond_OfVersion1_SendsNothingAhead()
    {
        using ProcessModel model = Served.Open(Served.Options("wait-for-more") with { Timeout = TimeSpan.FromSeconds(1) });
        Assert.Contains("did not answer request 2 for responses within 1 s", Assert.Throws<ModelProcessException>(() => model.Respond(Served.Noise(6), Served.Decision())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Respond_ThatIsRefusedWhileAnotherIsOnItsWay_LeavesNoAnswerBehind()
    {
        using ProcessModel model = Served.Open("error-once", "--second");
        Assert.Contains("the process reports: ValueError", Assert.Throws<ModelProcessException>(() => model.Respond(Served.Noise(6), Served.Decision())).Message, StringComparison.Ordinal);
        // Requests 2 and 3 have been answered: the next is answered as itself.
        Assert.Equal(2, model.Respond(Served.Noise(1), Served.Decision())[0, 0, 0].Length);
    }

    [SkippableTheory]
    [InlineData("well")]
    [InlineData("no-memory")]
    public void Differentiate_ThroughSharedMemory_GivesWhatThePipeGives(string behaviour)
    {
        Skip.IfNot(Directory.Exists("/dev/shm"), "needs /dev/shm");
        using ProcessModel piped = Served.Open("well");
        string[] paths;
        using (ProcessModel model = Served.Open(behaviour, "--second", "--memory"))
        {
            foreach (Stimulus stimulus in Served.Noise(3))
            {
                float[] movie = Served.Pixels(stimulus), expected = new float[movie.Length], found = new float[movie.Length];
                var objective = new ResponseObjective(Lesion.None, new ObjectiveTerm(new("decision", 1), Reduction.LastFrame), new ObjectiveTerm(new("bipolar", 0), Reduction.Mean, Weight: 3));
                Assert.Equal(((IInputGradient)piped).Differentiate(movie, objective, expected), ((IInputGradient)model).Differentiate(movie, objective, found));
                Assert.Equal(expected, found);
                Assert.Contains(expected, v => v != 0);
            }

            // Where the process cannot have it, it is asked for once.
            const string Folder = "/dev/shm/";
            int times = behaviour == "well" ? 3 : 1;
            string[] Paths() => [.. model.LastWords.Split(' ').Where(w => w.StartsWith(Folder, StringComparison.Ordinal))];
            Served.Until(() => Paths().Length >= times);
            paths = Paths();
            Assert.Equal(times, paths.Length);
        }

        Assert.All(paths, path => Assert.False(File.Exists(path)));
    }

    [Fact]
    public void Capabilities_AreThoseThatTheProcessOffers()
    {
        using (ProcessModel plain = Served.Open("well", Served.Plain))
        {
            Assert.False(plain is IInputGradient);
            Assert.False(plain is IKernelSource);
            Assert.False(plain.Card.ThreadSafe);
        }

        using ProcessModel model = Served.Open("well");
        Assert.IsAssignableFrom<IInputGradient>(model);
        IReadOnlyList<Kernel> kernels = Assert.IsAssignableFrom<IKernelSource>(model).Kernels;
        Assert.Equal([6 * 8, 2], kernels.Select(k => k.Weights.Length));
        Assert.Equal((new CellType("ganglion", 0), "bipolar", (int?)0, KernelDomain.Spatial, 6, 8), (kernels[0].Target, kernels[0].Source, kernels[0].SourceType, kernels[0].Domain, kernels[0].Rows, kernels[0].Columns));
        Assert.Equal(("ganglion", (int?)null, KernelDomain.Temporal), (kernels[1].Source, kernels[1].SourceType, kernels[1].Domain));
        Assert.Equal([0f, 1f], kernels[1].Weights.ToArray());
    }

    [Fact]
    public void Respond_ToAnotherGeometryOrLesion_IsRefusedBeforeAnythingIsSent()
    {
        using ProcessModel model = Served.Open("well");
        Stimulus other = Stimulus.FromFrames("other", new(1, 1, 1), new float[1], -1);
        Assert.Contains("takes movies of 4x6x8; stimulus other is 1x1x1", Assert.Throws<ArgumentException>(() => model.Respond([other], Served.Decision())).Message, StringComparison.Ordinal);
        Lesion unknown = Lesion.Of(new CellType("bipolar", 2));
        Assert.Contains("has no cell type bipolar:2", Assert.Throws<ArgumentException>(() => model.Respond(Served.Dots(1), Served.Decision(unknown))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => model.Respond(Served.Dots(1), ResponseQuery.Of(Lesion.None, new ResponseRequest("amacrine", Reduction.Mean))));
        Assert.Equal(2, model.Respond(Served.Dots(1), Served.Decision())[0, 0, 0].Length);
    }

    [Fact]
    public void Respond_ToNothing_AnswersNothing()
    {
        using ProcessModel model = Served.Open("well");
        Assert.Equal(0, model.Respond([], Served.Decision()).Stimuli);
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<float> found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], Tolerance);
    }
}
