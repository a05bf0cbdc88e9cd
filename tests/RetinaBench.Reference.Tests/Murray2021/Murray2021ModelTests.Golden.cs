using RetinaBench.Models;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Murray2021;

/// <summary>Expected values come from the authors' PyTorch code and weights, see README.md of ../shared/reference/murray2021.</summary>
public sealed partial class Murray2021ModelTests
{
    // The agreement of two float32 implementations that the README of the golden files states.
    private const float GoldenAbsolute = 1e-3f;
    private const float GoldenRelative = 1e-4f;

    // Means are four decades smaller than decisions; float32 sums of 127,500 terms in another order differ by less than this.
    private const float GoldenMeanAbsolute = 2e-6f;

    private static readonly Lazy<Murray2021Model> Published = new(() => Murray2021Model.FromCheckpoint("published", SharedData.Require("reference/murray2021/model.pt")));

    private static readonly ResponseRequest[] GoldenRequests =
    [
        new(Murray2021Model.DecisionLayer, Reduction.SpatialMean),
        .. new[] { Murray2021Model.BipolarLayer, Murray2021Model.AmacrineLayer, Murray2021Model.GanglionLayer }
            .SelectMany(layer => new ResponseRequest[] { new(layer, Reduction.Mean), new(layer, Reduction.LastFrameEnergy) }),
        new(Murray2021Model.DecisionLayer, Reduction.LastFrame),
    ];

    [SkippableFact]
    public void Respond_PublishedWeights_AgreesWithTheAuthorsCode() => AgreesWithGolden("published", _ => Lesion.None);

    [SkippableFact]
    public void Respond_IsolatedCircuit_AgreesWithTheAuthorsCode() => AgreesWithGolden(
        "circuit-b4-a2-g0-g2", card => Lesion.Isolate(card, Lesion.ParseCellTypes("bipolar:4;amacrine:2;ganglion:0,2", card)));

    private static void AgreesWithGolden(string golden, Func<ModelCard, Lesion> lesion)
    {
        IReadOnlyList<GoldenResponse> expected = GoldenResponse.Read(golden);
        IReadOnlyList<Stimulus> stimuli = GoldenResponse.ReadStimuli();
        ResponseBatch actual = Published.Value.Respond(stimuli, ResponseQuery.Of(lesion(Published.Value.Card), GoldenRequests));
        for (int i = 0; i < stimuli.Count; i++)
        {
            GoldenResponse want = expected[i];
            Assert.Equal(want.Id, stimuli[i].Id);
            float[] decision = [.. want.Decision["left"], .. want.Decision["right"]];
            Near(decision, actual[i, 0, 0], GoldenAbsolute, $"{want.Id} decision");
            Near([want.Decision["left"][^1], want.Decision["right"][^1]], actual[i, 0, 7], GoldenAbsolute, $"{want.Id} last decision");
            int slot = 1;
            foreach (string layer in new[] { Murray2021Model.BipolarLayer, Murray2021Model.AmacrineLayer, Murray2021Model.GanglionLayer })
            {
                Near(want.MeanResponse[layer], actual[i, 0, slot++], GoldenMeanAbsolute, $"{want.Id} mean of {layer}");
                Near(want.LastFrameEnergy[layer], actual[i, 0, slot++], GoldenAbsolute, $"{want.Id} energy of {layer}");
            }
        }
    }

    private static void Near(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float absolute, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= absolute + (GoldenRelative * Math.Abs(expected[i])), FormattableString.Invariant($"{what}, value {i}: expected {expected[i]}, got {actual[i]}"));
    }
}
