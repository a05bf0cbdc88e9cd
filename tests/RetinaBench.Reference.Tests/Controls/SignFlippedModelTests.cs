using RetinaBench.Models;
using RetinaBench.Models.Validation;
using RetinaBench.Reference.Controls;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Controls;

public sealed class SignFlippedModelTests
{
    // Sums of a few products of one-digit numbers in float32.
    private const float Rounding = 1e-6f;

    [Fact]
    public void Respond_OneCellANetwork_GivesHandWorkedValues()
    {
        // One pixel, one frame, one type a layer, kernels of one weight; weights are given positive or negative, magnitudes count.
        var architecture = new Murray2021Architecture
        {
            Input = new(1, 1, 1),
            Taps = 1,
            BipolarTypes = 1,
            AmacrineTypes = 1,
            GanglionTypes = 1,
            Bipolar = new(1, 1, 1),
            Amacrine = new(1, 1, 1),
            GanglionBipolar = new SpatialWindow(1, 1, 1),
            GanglionAmacrine = new(1, 1, 1),
        };
        var model = new SignFlippedModel("flipped", new()
        {
            Architecture = architecture,
            BipolarSpace = Weights(2, 0),
            BipolarTime = Weights(1, 0),
            AmacrineSpace = Weights(3, 0),
            AmacrineTime = Weights(0.5f, 0),
            GanglionBipolarSpace = Weights(1, 0.1f),
            GanglionAmacrineSpace = Weights(-4, 0.2f),
            GanglionTime = Weights(0.25f, 0.3f),
            Decision = new(new float[] { 1, -1 }, new float[] { 0, 0 }),
        });
        ResponseRequest[] requests = [.. model.Card.Layers.Select(l => new ResponseRequest(l.Name, Reduction.Full))];
        ResponseBatch batch = model.Respond([Stimulus.FromFrames("lit", new(1, 1, 1), new float[] { 1 }, -1)], ResponseQuery.Of(Lesion.None, requests));

        // Bipolar relu(2). Amacrine +relu(-0.5 * (-3 * 2)) = 3. Ganglion relu(-0.25 * ((-1 * 2 + 0.1) + (-4 * 3 + 0.2)) + 0.3) = 3.725.
        float[][] expected = [[2], [3], [3.725f], [3.725f, -3.725f]];
        for (int r = 0; r < requests.Length; r++)
        {
            float[] found = batch[0, 0, r].ToArray();
            for (int i = 0; i < found.Length; i++)
                Assert.Equal(expected[r][i], found[i], Rounding);
        }
    }

    [Fact]
    public void Respond_Amacrine_IsNeverNegativeAndSometimesPositive()
    {
        DotMotionEnvironment environment = ControlEnvironment.Make();
        var model = new SignFlippedModel("flipped", Murray2021Parameters.Random(SmallNetwork.Architecture, 3));
        var query = ResponseQuery.Of(Lesion.None, new ResponseRequest("amacrine", Reduction.Minimum), new ResponseRequest("amacrine", Reduction.Maximum));
        ResponseBatch batch = model.Respond([environment.Create(2, 0)], query);
        Assert.All(batch[0, 0, 0].ToArray(), v => Assert.True(v >= 0));
        Assert.Contains(batch[0, 0, 1].ToArray(), v => v > 0);
    }

    [Fact]
    public void Kernels_IntoAmacrineAndGanglion_AreNeverPositive()
    {
        SignFlippedModel model = SignFlippedModel.Make("flipped");
        foreach (string layer in new[] { "amacrine", "ganglion" })
        {
            float[] weights = [.. model.Kernels.Where(k => k.Target.Layer == layer).SelectMany(k => k.Weights.ToArray())];
            Assert.All(weights, w => Assert.True(w <= 0));
            Assert.Contains(weights, w => w < 0);
        }

        Assert.Equal(ModelRole.Null, model.Card.Role);
    }

    [Fact]
    public void Validate_SignFlipped_IsValid()
    {
        ValidationReport report = ModelValidator.Validate(new SignFlippedModel("flipped", Murray2021Parameters.Random(SmallNetwork.Architecture, 3)));
        Assert.True(report.IsValid, string.Join("; ", report.Checks));
    }

    private static ConvolutionWeights Weights(float weight, float bias) => new(new[] { weight }, new[] { bias });
}
