using System.Text.Json;
using RetinaBench.Json;
using RetinaBench.Reference.Training;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Training;

public sealed class AdamTests
{
    // PyTorch computes in single precision throughout: weights below 1 are off by an ulp or two, 6e-8 each, after ten steps.
    private const float Tolerance = 2e-7f;

    [Fact]
    public void Step_TenTimes_EqualsPyTorch()
    {
        // Written by Fixtures/adam.py.
        string path = Path.Combine(SharedData.RepositoryRoot, "tests", "RetinaBench.Reference.Tests", "Training", "Fixtures", "adam.json");
        Fixture fixture = JsonSerializer.Deserialize<Fixture>(File.ReadAllText(path), StrictJson.Options)!;
        int count = fixture.Initial.Length;
        float[] weights = [.. fixture.Initial], first = new float[count], second = new float[count];
        var adam = new Adam(fixture.Options, [new("clamped", 4, 4, true)]);

        for (int step = 1; step <= fixture.Gradients.Length; step++)
        {
            adam.Step(step, fixture.Gradients[step - 1], weights, first, second);
            Assert.All(weights.Zip(fixture.Weights[step - 1]), pair => Assert.Equal(pair.Second, pair.First, Tolerance));
        }

        Assert.Equal(0, weights[4]);
    }

    [Theory]
    [InlineData(3f, -1)]
    [InlineData(-2e-4f, 1)]
    [InlineData(1e12f, -1)]
    public void FirstStep_OfAnyGradient_IsTheLearningRateAgainstItsSign(float gradient, int direction)
    {
        // m / (1 - b1) = g and v / (1 - b2) = g^2, so that the step is lr g / (|g| + eps).
        float[] weights = [0.25f], first = new float[1], second = new float[1];

        new Adam(new(), []).Step(1, [gradient], weights, first, second);

        Assert.Equal(0.25f + (direction * 1e-3f * (1 - (1e-8f / Math.Abs(gradient)))), weights[0], 1e-7f);
    }

    [Fact]
    public void Step_WhereNoGradientEverCame_LeavesTheWeight()
    {
        float[] weights = [0.5f], first = new float[1], second = new float[1];

        new Adam(new() { Epsilon = 1e-30 }, []).Step(1, [0], weights, first, second);

        Assert.Equal(0.5f, weights[0]);
    }

    [Fact]
    public void Clamp_OfWhatIsNotANumber_KeepsItToBeFound()
    {
        float[] weights = [0.5f], first = new float[1], second = new float[1];

        new Adam(new(), [new("clamped", 0, 1, true)]).Step(1, [float.NaN], weights, first, second);

        Assert.Equal(float.NaN, weights[0]);
    }

    private sealed record Fixture(AdamOptions Options, float[] Initial, float[][] Gradients, float[][] Weights);
}
