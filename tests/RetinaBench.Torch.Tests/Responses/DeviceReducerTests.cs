using RetinaBench.Models;
using RetinaBench.Stimuli;
using RetinaBench.Torch.Responses;
using TorchSharp;

namespace RetinaBench.Torch.Tests.Responses;

/// <summary>Against the definition of the reductions, <see cref="ResponseReducer"/>.</summary>
public sealed class DeviceReducerTests
{
    // Both sum in double precision; what is left is the last rounding to single precision.
    private const float Relative = 2e-7f;

    private static readonly LayerCard s_layer = new("layer", LayerRole.Other, 3, 7, 11, 13);

    public static TheoryData<Reduction> Reductions => [.. Enum.GetValues<Reduction>()];

    [SkippableTheory]
    [MemberData(nameof(Reductions))]
    public void Answer_SeveralStimuli_AgreesWithTheDefinition(Reduction reduction)
    {
        Need.Torch();
        var random = new RandomStream(3, "tests/reducer");
        float[] full = new float[2 * s_layer.Size];
        for (int i = 0; i < full.Length; i++)
            full[i] = (float)random.NextUniform(-5, 100);
        ModelCard card = new() { Name = "m", Version = "1", Description = "d", Citation = "c", Input = new(7, 1, 1), Layers = [s_layer] };
        var request = new ResponseRequest("layer", reduction);
        ResponseBatch answer = ResponseBatch.Allocate(card, 3, ResponseQuery.Of(Lesion.None, request));

        // Of a batch of two the first one is asked for, and it is the last stimulus.
        DeviceReducer.Answer(torch.tensor(full, [2, 3, 7, 11 * 13]), reduction, answer, (2, 1), 0, 0);

        float[] expected = new float[request.Size(s_layer)];
        ResponseReducer.Reduce(s_layer, full.AsSpan(0, s_layer.Size), reduction, expected);
        float[] found = [.. answer[2, 0, 0]];
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], Relative * Math.Abs(expected[i]));
        Assert.All(answer[1, 0, 0].ToArray(), value => Assert.True(float.IsNaN(value)));
    }
}
