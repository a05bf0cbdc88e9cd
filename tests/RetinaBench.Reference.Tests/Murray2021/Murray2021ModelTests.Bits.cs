using RetinaBench.Models;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Murray2021;

/// <summary>What must not change a single bit.</summary>
public sealed partial class Murray2021ModelTests
{
    [Theory]
    [MemberData(nameof(ArchitectureIndices))]
    public void Respond_AnotherVectorWidth_IsBitEqual(int index)
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[index], (ulong)index + 20);
        ResponseBatch[] batches = [.. Enum.GetValues<SimdLevel>().Select(level =>
        {
            var model = new Murray2021Model("small", drawn.Parameters, level);
            return model.Respond(drawn.Stimuli, new ResponseQuery([.. SmallCase.Lesions(model.Card).Take(5).Select(l => new ConditionQuery(l, SmallCase.Everything(model.Card)))]));
        })];
        int requests = SmallCase.Everything(new Murray2021Model("small", drawn.Parameters).Card).Count;
        for (int level = 1; level < batches.Length; level++)
        {
            for (int slot = 0; slot < drawn.Stimuli.Count * 5 * requests; slot++)
            {
                (int s, int c, int r) = (slot / 5 / requests, slot / requests % 5, slot % requests);
                Assert.Equal(Bits(batches[0][s, c, r]), Bits(batches[level][s, c, r]));
            }
        }
    }

    [Fact]
    public void Respond_WithOtherConditions_EachIsBitEqualToItselfAlone()
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[0], 7);
        var model = new Murray2021Model("small", drawn.Parameters);
        IReadOnlyList<Lesion> lesions = SmallCase.Lesions(model.Card);
        IReadOnlyList<ResponseRequest> requests = SmallCase.Everything(model.Card);
        ResponseBatch together = model.Respond(drawn.Stimuli, new ResponseQuery([.. lesions.Select(l => new ConditionQuery(l, requests))]));
        for (int c = 0; c < lesions.Count; c++)
        {
            ResponseBatch alone = model.Respond(drawn.Stimuli, ResponseQuery.Of(lesions[c], requests));
            for (int s = 0; s < drawn.Stimuli.Count; s++)
            {
                for (int r = 0; r < requests.Count; r++)
                    Assert.Equal(Bits(alone[s, 0, r]), Bits(together[s, c, r]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(ArchitectureIndices))]
    public void Respond_OneRequestAlone_IsBitEqualToTheSameAmongAll(int index)
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[index], (ulong)index + 40);
        var model = new Murray2021Model("small", drawn.Parameters);
        IReadOnlyList<ResponseRequest> requests = SmallCase.Everything(model.Card);
        ResponseBatch all = model.Respond(drawn.Stimuli, ResponseQuery.Of(Lesion.None, requests));
        for (int r = 0; r < requests.Count; r++)
        {
            ResponseBatch alone = model.Respond(drawn.Stimuli, ResponseQuery.Of(Lesion.None, requests[r]));
            for (int s = 0; s < drawn.Stimuli.Count; s++)
                Assert.Equal(Bits(alone[s, 0, 0]), Bits(all[s, 0, r]));
        }
    }

    [Fact]
    public void Respond_LaterOrInAnotherOrder_IsBitEqual()
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[4], 9);
        var model = new Murray2021Model("small", drawn.Parameters);
        ResponseQuery query = ResponseQuery.Of(Lesion.None, SmallCase.Everything(model.Card));
        ResponseBatch first = model.Respond(drawn.Stimuli, query);
        _ = model.Respond(drawn.Stimuli, ResponseQuery.Of(Lesion.Of(model.Card.CellTypes), SmallCase.Everything(model.Card)));
        ResponseBatch reversed = model.Respond([.. drawn.Stimuli.Reverse()], query);
        for (int s = 0; s < drawn.Stimuli.Count; s++)
        {
            for (int r = 0; r < query.Conditions[0].Requests.Count; r++)
                Assert.Equal(Bits(first[s, 0, r]), Bits(reversed[drawn.Stimuli.Count - 1 - s, 0, r]));
        }
    }

    [Fact]
    public void RespondInParallel_AnyNumberOfThreads_IsBitEqualToOne()
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[0], 3);
        var model = new Murray2021Model("small", drawn.Parameters);
        Stimulus[] many = [.. Enumerable.Range(0, 40).Select(i => drawn.Stimuli[i % drawn.Stimuli.Count])];
        ResponseQuery query = ResponseQuery.Of(Lesion.None, SmallCase.Everything(model.Card));
        ResponseBatch one = model.Respond(many, query);
        foreach (int threads in new[] { 1, 2, 7 })
        {
            ResponseBatch several = model.RespondInParallel(many, query, threads);
            for (int s = 0; s < many.Length; s++)
            {
                for (int r = 0; r < query.Conditions[0].Requests.Count; r++)
                    Assert.Equal(Bits(one[s, 0, r]), Bits(several[s, 0, r]));
            }
        }
    }

    [Fact]
    public void Respond_Cancelled_EndsEarly()
    {
        SmallCase drawn = SmallCase.Draw(SmallCase.Architectures[0], 3);
        var model = new Murray2021Model("small", drawn.Parameters);
        Assert.Throws<OperationCanceledException>(() => model.Respond(drawn.Stimuli, ResponseQuery.Of(Lesion.None), new(canceled: true)));
    }

    private static int[] Bits(ReadOnlySpan<float> values)
    {
        int[] bits = new int[values.Length];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = BitConverter.SingleToInt32Bits(values[i]);
        return bits;
    }
}
