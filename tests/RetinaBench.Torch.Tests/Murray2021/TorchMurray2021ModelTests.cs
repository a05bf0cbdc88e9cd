using RetinaBench.Models;
using RetinaBench.Models.Validation;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Reference.Tests.Murray2021;
using RetinaBench.Stimuli;
using RetinaBench.Torch.Devices;
using RetinaBench.Torch.Murray2021;

namespace RetinaBench.Torch.Tests.Murray2021;

/// <summary>Against the reference core, which shares no arithmetic with this one.</summary>
public sealed partial class TorchMurray2021ModelTests
{
    // Two sound float32 implementations of one network agree to about this share of the largest magnitude they handle.
    private const double Relative = 1e-4;

    // 7 bits of mantissa round by up to 0.4 %, three layers of spatial filters one after the other by a few times that.
    private const double MixedRelative = 0.03;

    // The intact model, and lesions of the first bipolar types.
    private const int FewLesions = 4;

    public static TheoryData<int> Architectures => [.. Enumerable.Range(0, SmallCase.Architectures.Count)];

    [SkippableTheory]
    [MemberData(nameof(Architectures))]
    public void Respond_EveryReductionUnderEveryLesion_AgreesWithTheReferenceCore(int index)
    {
        Need.Torch();
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[index], (ulong)index + 60);
        AgreesWithReference(drawn, new(), Relative, int.MaxValue);
    }

    [SkippableTheory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Respond_BatchesOfSeveral_AgreesWithTheReferenceCore(int batch)
    {
        Need.Torch();
        AgreesWithReference(SmallCase.Draw(SmallCase.Architectures[0], 61), new() { Batch = batch }, Relative, FewLesions);
    }

    [SkippableFact]
    public void Respond_MixedPrecision_AgreesWithTheReferenceCoreCoarsely()
    {
        Need.Torch();
        AgreesWithReference(SmallCase.Draw(SmallCase.Architectures[0], 62), new() { Precision = TorchPrecision.Mixed }, MixedRelative, FewLesions);
    }

    [SkippableTheory]
    [MemberData(nameof(Architectures))]
    public void Differentiate_EveryLayer_AgreesWithTheReferenceCore(int index)
    {
        Need.Torch();
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[index], (ulong)index + 80);
        using var model = new TorchMurray2021Model("small", drawn.Parameters);
        var reference = new Murray2021Model("small", drawn.Parameters);
        foreach (Lesion lesion in new[] { Lesion.None, Lesion.Of(new CellType("ganglion", 0), new CellType("bipolar", 0)) })
        {
            foreach (ResponseObjective objective in Objectives(model.Card, lesion))
                GradientsAgree(model, reference, drawn.Stimuli[^1], objective);
        }
    }

    [SkippableFact]
    public void Respond_LaterOrInAnotherOrderOrInParts_IsBitEqual()
    {
        Need.Torch();
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[4], 9);
        using var model = new TorchMurray2021Model("small", drawn.Parameters, new() { Batch = 3 });
        ResponseQuery query = ResponseQuery.Of(Lesion.None, SmallCase.Everything(model.Card));
        ResponseBatch first = model.Respond(drawn.Stimuli, query);
        _ = model.Respond(drawn.Stimuli, ResponseQuery.Of(Lesion.Of(model.Card.CellTypes), SmallCase.Everything(model.Card)));
        ResponseBatch reversed = model.Respond([.. drawn.Stimuli.Reverse()], query);
        for (int s = 0; s < drawn.Stimuli.Count; s++)
        {
            ResponseBatch alone = model.Respond([drawn.Stimuli[s]], query);
            for (int r = 0; r < query.Conditions[0].Requests.Count; r++)
            {
                Assert.Equal(first[s, 0, r].ToArray(), reversed[drawn.Stimuli.Count - 1 - s, 0, r].ToArray());
                Assert.Equal(first[s, 0, r].ToArray(), alone[0, 0, r].ToArray());
            }
        }
    }

    [SkippableFact]
    public void Validate_SmallNetwork_KeepsTheContract()
    {
        Need.Torch();
        using var model = new TorchMurray2021Model("small", SmallCase.Draw(SmallCase.Architectures[0], 5).Parameters);
        ValidationReport report = ModelValidator.Validate(model);
        Assert.True(report.IsValid, string.Join('\n', report.Checks.Where(c => c.Outcome == CheckOutcome.Failed).Select(c => $"{c.Id}: {c.Reason}")));
        Assert.Equal(["concurrency"], report.Checks.Where(c => c.Outcome == CheckOutcome.Skipped).Select(c => c.Id));
    }

    [SkippableFact]
    public void Respond_MemoryIsShort_HalvesTheBatchAndGoesOn()
    {
        Need.Torch();
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[1], 5);
        using var model = new TorchMurray2021Model("small", drawn.Parameters, new() { Batch = 4 });
        var scene = new ShortOfMemoryScene(drawn.Parameters.Architecture.Input, failures: 2);
        Stimulus[] stimuli = [.. drawn.Stimuli, Stimulus.FromScene("short", scene, -1)];
        ResponseBatch answer = model.Respond(stimuli, ResponseQuery.Of(Lesion.None, SmallCase.Everything(model.Card)));
        Assert.Equal(1, model.Batch);
        Assert.Null(ResponseBatch.FindFault(model.Card, stimuli.Length, ResponseQuery.Of(Lesion.None, SmallCase.Everything(model.Card)), answer));
    }

    [SkippableFact]
    public void Respond_NoMemoryForASingleMovie_SaysSo()
    {
        Need.Torch();
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[1], 5);
        using var model = new TorchMurray2021Model("small", drawn.Parameters, new() { Batch = 4 });
        var scene = new ShortOfMemoryScene(drawn.Parameters.Architecture.Input, failures: int.MaxValue);
        InputException e = Assert.Throws<InputException>(() => model.Respond([Stimulus.FromScene("short", scene, -1)], ResponseQuery.Of(Lesion.None, SmallCase.Everything(model.Card))));
        Assert.Contains("small: device 'cpu' has not the memory for one movie of 7x31x40", e.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Respond_WrongQuestions_AreRefused()
    {
        Need.Torch();
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[3], 5);
        using var model = new TorchMurray2021Model("small", drawn.Parameters);
        Stimulus other = Stimulus.FromFrames("other", new(1, 2, 2), new float[4], -1);
        ResponseQuery decision = ResponseQuery.Of(Lesion.None, new ResponseRequest("decision", Reduction.LastFrame));
        Assert.Throws<ArgumentException>(() => model.Respond([other], decision));
        Assert.Throws<ArgumentException>(() => model.Respond(drawn.Stimuli, ResponseQuery.Of(Lesion.Of(new CellType("amacrine", 0)), decision.Conditions[0].Requests)));
        Assert.Throws<ArgumentException>(() => model.Respond(drawn.Stimuli, ResponseQuery.Of(Lesion.None, new ResponseRequest("amacrine", Reduction.Mean))));
        Assert.Throws<ArgumentException>(() => model.Differentiate(new float[3], new ResponseObjective(Lesion.None, new ObjectiveTerm(new("decision", 0), Reduction.LastFrame)), new float[3]));
    }

    [SkippableFact]
    public void Card_NamesTheCoreAndItsArithmetic()
    {
        Need.Torch();
        Murray2021Parameters parameters = SmallCase.Draw(SmallCase.Architectures[0], 5).Parameters;
        using var single = new TorchMurray2021Model("small", parameters);
        using var mixed = new TorchMurray2021Model("small", parameters, new() { Precision = TorchPrecision.Mixed });
        Assert.Equal($"{new Murray2021Model("small", parameters).Card.Version}-torch", single.Card.Version);
        Assert.Equal($"{single.Card.Version}-mixed", mixed.Card.Version);
        Assert.EndsWith("computed by TorchSharp on cpu in single precision.", single.Card.Description, StringComparison.Ordinal);
    }

    private static void AgreesWithReference(SmallCase drawn, TorchOptions options, double relative, int mostLesions)
    {
        using var model = new TorchMurray2021Model("small", drawn.Parameters, options);
        var reference = new Murray2021Model("small", drawn.Parameters);
        IReadOnlyList<ResponseRequest> requests = SmallCase.Everything(model.Card);
        Lesion[] lesions = [.. SmallCase.Lesions(model.Card).Take(mostLesions)];
        var query = new ResponseQuery([.. lesions.Select(l => new ConditionQuery(l, requests))]);
        ResponseBatch found = model.Respond(drawn.Stimuli, query), expected = reference.Respond(drawn.Stimuli, query);
        for (int r = 0; r < requests.Count; r++)
        {
            double scale = Enumerable.Range(0, drawn.Stimuli.Count).Max(s => Largest(expected[s, 0, r]));
            for (int s = 0; s < drawn.Stimuli.Count; s++)
            {
                for (int c = 0; c < lesions.Length; c++)
                    Near(expected[s, c, r], found[s, c, r], relative * scale, $"{requests[r]} of {drawn.Stimuli[s].Id} under '{lesions[c]}'");
            }
        }
    }

    private static void GradientsAgree(TorchMurray2021Model model, Murray2021Model reference, Stimulus stimulus, ResponseObjective objective)
    {
        float[] movie = new float[model.Card.Geometry.Pixels], found = new float[movie.Length], expected = new float[movie.Length];
        stimulus.Render(movie);
        Array.Fill(found, float.NaN);
        double value = model.Differentiate(movie, objective, found), want = reference.Differentiate(movie, objective, expected);
        Assert.True(Math.Abs(value - want) <= Relative * Math.Max(1, Math.Abs(want)), FormattableString.Invariant($"{objective}: value {value}, reference {want}"));
        Near(expected, found, Relative * Largest(expected), $"gradient of {objective}");
    }

    // The last frame of one type, the mean of another, a frame of a third, and the decision for the second class against the first.
    private static IEnumerable<ResponseObjective> Objectives(ModelCard card, Lesion lesion)
    {
        foreach (LayerCard layer in card.Layers)
        {
            int last = layer.CellTypes - 1;
            yield return new(lesion, new ObjectiveTerm(new(layer.Name, last), Reduction.LastFrame, layer.Positions / 2));
            yield return new(lesion, new ObjectiveTerm(new(layer.Name, 0), Reduction.Mean), new ObjectiveTerm(new(layer.Name, last), Reduction.SpatialMean, layer.Frames / 2, -2));
            yield return new(lesion, new ObjectiveTerm(new(layer.Name, last / 2), Reduction.Full, (layer.Frames / 3 * layer.Positions) + (layer.Positions / 3), 0.5));
        }

        yield return new(lesion, new ObjectiveTerm(new("decision", 1), Reduction.LastFrame), new ObjectiveTerm(new("decision", 0), Reduction.LastFrame, 0, -1));
    }

    private static double Largest(ReadOnlySpan<float> values)
    {
        double largest = 0;
        foreach (float value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    private static void Near(ReadOnlySpan<float> expected, ReadOnlySpan<float> found, double tolerance, string what)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - found[i]) <= tolerance))
                Assert.Fail(FormattableString.Invariant($"{what}, value {i}: {found[i]}, reference {expected[i]} (tolerance {tolerance:G3})"));
        }
    }
}
