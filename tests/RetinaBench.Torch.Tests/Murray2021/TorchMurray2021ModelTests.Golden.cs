using RetinaBench.Models;
using RetinaBench.Reference.Tests.Murray2021;
using RetinaBench.Stimuli;
using RetinaBench.Testing;
using RetinaBench.Torch.Murray2021;

namespace RetinaBench.Torch.Tests.Murray2021;

/// <content>Expected values come from the authors' PyTorch code and weights, see README.md of ../shared/reference/murray2021.</content>
public sealed partial class TorchMurray2021ModelTests
{
    // The agreement of two float32 implementations that the README of the golden files states.
    private const float GoldenAbsolute = 1e-3f;
    private const float GoldenRelative = 1e-4f;

    // Means are four decades smaller than decisions; float32 sums of 127,500 terms in another order differ by less than this.
    private const float GoldenMeanAbsolute = 2e-6f;

    private static readonly string[] s_layers = ["bipolar", "amacrine", "ganglion"];

    [SkippableFact]
    public void Respond_PublishedWeights_AgreesWithTheAuthorsCode() => AgreesWithGolden("published", _ => Lesion.None);

    [SkippableFact]
    public void Respond_IsolatedCircuit_AgreesWithTheAuthorsCode() => AgreesWithGolden(
        "circuit-b4-a2-g0-g2", card => Lesion.Isolate(card, Lesion.ParseCellTypes("bipolar:4;amacrine:2;ganglion:0,2", card)));

    private static void AgreesWithGolden(string golden, Func<ModelCard, Lesion> lesion)
    {
        Need.Torch();
        using TorchMurray2021Model model = OpenPublished();
        IReadOnlyList<GoldenResponse> expected = GoldenResponse.Read(golden);
        IReadOnlyList<Stimulus> stimuli = GoldenResponse.ReadStimuli();
        ResponseRequest[] requests =
        [
            new("decision", Reduction.SpatialMean), new("decision", Reduction.LastFrame),
            .. s_layers.SelectMany(layer => new ResponseRequest[] { new(layer, Reduction.Mean), new(layer, Reduction.LastFrameEnergy) }),
        ];
        ResponseBatch actual = model.Respond(stimuli, ResponseQuery.Of(lesion(model.Card), requests));
        for (int i = 0; i < stimuli.Count; i++)
        {
            GoldenResponse want = expected[i];
            Assert.Equal(want.Id, stimuli[i].Id);
            NearGolden([.. want.Decision["left"], .. want.Decision["right"]], actual[i, 0, 0], GoldenAbsolute, $"{want.Id} decision");
            NearGolden([want.Decision["left"][^1], want.Decision["right"][^1]], actual[i, 0, 1], GoldenAbsolute, $"{want.Id} last decision");
            for (int layer = 0; layer < s_layers.Length; layer++)
            {
                NearGolden(want.MeanResponse[s_layers[layer]], actual[i, 0, 2 + (2 * layer)], GoldenMeanAbsolute, $"{want.Id} mean of {s_layers[layer]}");
                NearGolden(want.LastFrameEnergy[s_layers[layer]], actual[i, 0, 3 + (2 * layer)], GoldenAbsolute, $"{want.Id} energy of {s_layers[layer]}");
            }
        }
    }

    private static TorchMurray2021Model OpenPublished() =>
        TorchMurray2021Model.FromCheckpoint("published", SharedData.Require("reference/murray2021/model.pt"));

    private static void NearGolden(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float absolute, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= absolute + (GoldenRelative * Math.Abs(expected[i])), FormattableString.Invariant($"{what}, value {i}: expected {expected[i]}, got {actual[i]}"));
    }
}
