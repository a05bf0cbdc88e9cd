using RetinaBench.Models;

namespace RetinaBench.Tests.Models;

public sealed class ResponseBatchTests
{
    private static readonly ModelCard Card = CardOf(types: 2);
    private static readonly ResponseQuery Query = new([
        new(Lesion.None, [new("layer", Reduction.Mean), new("layer", Reduction.Full)]),
        new(Lesion.Of(new CellType("layer", 0)), [new("layer", Reduction.Mean)])]);

    [Fact]
    public void Indexer_FilledSlots_AreDistinct()
    {
        ResponseBatch batch = Filled(Card, 3, Query);
        float next = 0;
        for (int s = 0; s < 3; s++)
        {
            // 2 types of 1 frame, 1 row, 3 columns: 2 means, 6 values, 2 means.
            foreach ((int c, int r, int size) in new[] { (0, 0, 2), (0, 1, 6), (1, 0, 2) })
            {
                Assert.Equal(size, batch[s, c, r].Length);
                Assert.Equal(Enumerable.Range(0, size).Select(i => next + i), batch[s, c, r].ToArray());
                next += size;
            }
        }
    }

    [Fact]
    public void FindFault_SoundAnswer_IsNull() => Assert.Null(ResponseBatch.FindFault(Card, 3, Query, Filled(Card, 3, Query)));

    [Fact]
    public void FindFault_UnfilledSlot_NamesTheFirst()
    {
        ResponseBatch batch = Filled(Card, 3, Query);
        batch[1, 0, 1][4] = float.NaN;
        batch[2, 1, 0][0] = float.PositiveInfinity;
        Assert.Equal("layer/Full in condition 0 is NaN at value 4 of stimulus 1, not a finite number", ResponseBatch.FindFault(Card, 3, Query, batch));
    }

    [Fact]
    public void FindFault_AnswerToAnotherQuestion_NamesTheDifference()
    {
        var oneCondition = new ResponseQuery([Query.Conditions[0]]);
        var fewerRequests = new ResponseQuery([new(Lesion.None, [new("layer", Reduction.Mean)]), Query.Conditions[1]]);
        Assert.Equal("returned no batch", ResponseBatch.FindFault(Card, 3, Query, null));
        Assert.Equal("returned responses to 2 stimuli, shown 3", ResponseBatch.FindFault(Card, 3, Query, Filled(Card, 2, Query)));
        Assert.Equal("returned 1 conditions, asked for 2", ResponseBatch.FindFault(Card, 3, Query, Filled(Card, 3, oneCondition)));
        Assert.Equal("returned 1 responses in condition 0, asked for 2", ResponseBatch.FindFault(Card, 3, Query, Filled(Card, 3, fewerRequests)));
        Assert.Equal("layer/Mean in condition 0 has 3 values, its card says 2", ResponseBatch.FindFault(Card, 3, Query, Filled(CardOf(types: 3), 3, Query)));
    }

    [Fact]
    public void Allocate_UnknownLayer_NamesTheLayers()
    {
        var error = Assert.Throws<ArgumentException>(() => ResponseBatch.Allocate(Card, 1, ResponseQuery.Of(Lesion.None, new ResponseRequest("other", Reduction.Mean))));
        Assert.Contains("model has no layer 'other', only layer", error.Message, StringComparison.Ordinal);
    }

    private static ModelCard CardOf(int types) => new()
    {
        Name = "model",
        Version = "1",
        Description = "a card",
        Citation = "none",
        Input = new(1, 1, 3),
        Layers = [new("layer", LayerRole.Other, types, 1, 1, 3)],
    };

    // Counts up over all slots in the order of stimulus, condition, request.
    private static ResponseBatch Filled(ModelCard card, int stimuli, ResponseQuery query)
    {
        ResponseBatch batch = ResponseBatch.Allocate(card, stimuli, query);
        float next = 0;
        for (int s = 0; s < stimuli; s++)
        {
            for (int c = 0; c < query.Conditions.Count; c++)
            {
                for (int r = 0; r < query.Conditions[c].Requests.Count; r++)
                {
                    foreach (ref float value in batch[s, c, r])
                        value = next++;
                }
            }
        }

        return batch;
    }
}
