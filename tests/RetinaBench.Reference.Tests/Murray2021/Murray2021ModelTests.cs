using RetinaBench.Models;
using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Tests.Murray2021;

public sealed partial class Murray2021ModelTests
{
    // Float32 sums of up to some thousand terms against double precision, relative to the largest value of the layer.
    private const double PlainRelative = 2e-5;

    public static TheoryData<int> ArchitectureIndices => [.. Enumerable.Range(0, SmallCase.Architectures.Count)];

    [Theory]
    [MemberData(nameof(ArchitectureIndices))]
    public void Respond_AnyArchitectureAndLesion_AgreesWithThePlainEquations(int index)
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[index], (ulong)index + 1);
        var model = new Murray2021Model("small", drawn.Parameters);
        var plain = new PlainNetwork(drawn.Parameters, model.Card);
        IReadOnlyList<ResponseRequest> requests = SmallCase.Everything(model.Card);
        Lesion[] lesions = [.. SmallCase.Lesions(model.Card).Where((_, i) => i % 3 == 0 || i > model.Card.CellTypes.Count())];
        ResponseBatch batch = model.Respond(drawn.Stimuli, new ResponseQuery([.. lesions.Select(l => new ConditionQuery(l, requests))]));
        for (int s = 0; s < drawn.Stimuli.Count; s++)
        {
            for (int c = 0; c < lesions.Length; c++)
            {
                IReadOnlyDictionary<string, double[]> expected = plain.Respond(drawn.Stimuli[s], lesions[c]);
                for (int r = 0; r < requests.Count; r++)
                    AgreesWithPlain(model.Card, requests[r], expected[requests[r].Layer], batch[s, c, r], $"{drawn.Stimuli[s].Id}, lesion '{lesions[c]}', {requests[r]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(ArchitectureIndices))]
    public void Respond_SceneOrItsFrames_Agrees(int index)
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[index], (ulong)index + 100);
        var model = new Murray2021Model("small", drawn.Parameters);
        ResponseQuery query = ResponseQuery.Of(Lesion.None, new ResponseRequest(Murray2021Model.BipolarLayer, Reduction.Full));
        ResponseBatch sparse = model.Respond(drawn.Stimuli, query), dense = model.Respond([.. drawn.Stimuli.Select(SmallCase.AsFrames)], query);
        for (int s = 0; s < drawn.Stimuli.Count; s++)
        {
            double scale = sparse[s, 0, 0].ToArray().Max(Math.Abs);
            for (int i = 0; i < sparse[s, 0, 0].Length; i++)
                Assert.InRange(sparse[s, 0, 0][i] - dense[s, 0, 0][i], -PlainRelative * scale, PlainRelative * scale);
        }
    }

    [Fact]
    public void Respond_GeometryOfAnotherModel_IsRefused()
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[0], 1), other = SmallCase.Draw(SmallCase.Architectures[1], 1);
        var model = new Murray2021Model("small", drawn.Parameters);
        ArgumentException e = Assert.Throws<ArgumentException>(() => model.Respond(other.Stimuli, ResponseQuery.Of(Lesion.None)));
        Assert.Contains("7x31x40", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Respond_LesionOfAnUnknownType_IsRefused()
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[0], 1);
        var model = new Murray2021Model("small", drawn.Parameters);
        Assert.Throws<ArgumentException>(() => model.Respond(drawn.Stimuli, ResponseQuery.Of(Lesion.Of(new CellType("bipolar", 8)))));
    }

    [Fact]
    public void Kernels_PublishedArchitecture_ListsEveryWeightOnce()
    {
        var model = new Murray2021Model("random", Murray2021Parameters.Random(Murray2021Architecture.Published, 1));
        Assert.Equal(model.Parameters.Count, model.Kernels.Sum(k => k.Weights.Length) + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 2);
        Kernel kernel = model.Kernels.Single(k => k.Target == new CellType("ganglion", 3) && k.Source == "amacrine" && k.SourceType == 5);
        Assert.Equal((3, 3), (kernel.Rows, kernel.Columns));
        Assert.Equal(model.Parameters.GanglionAmacrineSpace!.Weights.Slice(((3 * 8) + 5) * 9, 9), kernel.Weights);
    }

    private static void AgreesWithPlain(ModelCard card, ResponseRequest request, double[] full, ReadOnlySpan<float> actual, string what)
    {
        LayerCard layer = card.FindLayer(request.Layer)!;
        float[] expected = new float[request.Size(layer)];
        ResponseReducer.Reduce(layer, [.. full.Select(v => (float)v)], request.Reduction, expected);
        double scale = Math.Max(full.Max(Math.Abs), expected.Max(Math.Abs));
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= PlainRelative * scale, FormattableString.Invariant($"{what}, value {i}: expected {expected[i]}, got {actual[i]}, scale {scale}"));
    }
}
