using RetinaBench.Experiments.Visualisation;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Visualisation;

public sealed class AdamThroughTanhTests
{
    // Single precision, over 20 steps of some ten operations each on numbers of about 1.
    private const double Tolerance = 2e-5;

    [Theory]
    [InlineData(1)]
    [InlineData(19)]
    [InlineData(64)]
    public void Step_AgainstDoublePrecision_Agrees(int count)
    {
        var random = new RandomStream(3, "test");
        float[] u = [.. Enumerable.Range(0, count).Select(_ => (float)random.NextUniform(-2, 2))], m = new float[count], v = new float[count], x = new float[count];
        AdamThroughTanh.Squash(u, x);
        double[] du = [.. u.Select(value => (double)value)], dm = new double[count], dv = new double[count];
        for (int step = 1; step <= 20; step++)
        {
            float[] gradient = [.. Enumerable.Range(0, count).Select(_ => (float)random.NextUniform(-3, 3))];
            AdamThroughTanh.Step(gradient, 0.05, step, u, m, v, x);
            for (int i = 0; i < count; i++)
            {
                double g = gradient[i] * (1 - Math.Pow(Math.Tanh(du[i]), 2));
                dm[i] = (0.9 * dm[i]) + (0.1 * g);
                dv[i] = (0.999 * dv[i]) + (0.001 * g * g);
                du[i] += 0.05 * dm[i] / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(dv[i] / (1 - Math.Pow(0.999, step))) + 1e-8);
            }
        }

        for (int i = 0; i < count; i++)
        {
            Assert.Equal(du[i], u[i], Tolerance);
            Assert.Equal(Math.Tanh(du[i]), x[i], Tolerance);
        }
    }

    [Fact]
    public void Step_PlaceInTheSpan_DoesNotMatter()
    {
        float[] gradient = [.. Enumerable.Range(0, 37).Select(i => (i % 5) - 1.7f)];
        float[] whole = Once(gradient), part = Once(gradient[3..20]);
        Assert.Equal(whole[3..20], part);
    }

    private static float[] Once(float[] gradient)
    {
        float[] u = new float[gradient.Length], m = new float[gradient.Length], v = new float[gradient.Length], x = new float[gradient.Length];
        for (int step = 1; step < 4; step++)
            AdamThroughTanh.Step(gradient, 0.3, step, u, m, v, x);
        return x;
    }
}
