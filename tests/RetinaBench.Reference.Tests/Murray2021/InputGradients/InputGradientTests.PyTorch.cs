using RetinaBench.Models;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Murray2021.InputGradients;

/// <content>Against autograd of an independent implementation; see <c>Fixtures/README.md</c>.</content>
public sealed partial class InputGradientTests
{
    // A unit whose input is 0 to single precision may fall on either side of the kink; of a million, hardly one does.
    private const double KinkShare = 1e-4;

    public static TheoryData<int> SmallNetworks => [.. Enumerable.Range(0, GradientFixture.Small().Count)];

    [Theory]
    [MemberData(nameof(SmallNetworks))]
    public void Differentiate_SmallNetwork_AgreesWithAutograd(int index)
    {
        GradientFixture.Network network = GradientFixture.Small()[index];
        var model = new Murray2021Model(network.Name, network.Parameters());
        foreach (GradientFixture.Objective objective in network.Objectives)
            Agrees(model, network.Movie, objective);
    }

    [SkippableFact]
    public void Differentiate_PublishedNetwork_AgreesWithAutograd()
    {
        Murray2021Model model = Murray2021Model.FromCheckpoint("published", SharedData.Require("reference/murray2021/model.pt"));
        float[] movie = PublishedMovie();
        foreach (GradientFixture.Objective objective in GradientFixture.Published())
            Agrees(model, movie, objective);
    }

    private static void Agrees(Murray2021Model model, float[] movie, GradientFixture.Objective expected)
    {
        ResponseObjective objective = expected.ToObjective();
        (double value, float[] gradient) = Differentiate(model, movie, objective);
        Assert.Equal(expected.Value, value, Relative * (1 + Math.Abs(expected.Value)));
        Assert.Equal(expected.Norm, Math.Sqrt(gradient.Sum(g => (double)g * g)), Math.Max(Relative, KinkShare) * expected.Norm);
        Assert.InRange(gradient.Count(g => g != 0), expected.NonZero * (1 - KinkShare), expected.NonZero * (1 + KinkShare));
        double scale = expected.Gradient.Max(Math.Abs);
        for (int i = 0; i < expected.Pixels.Length; i++)
        {
            float found = gradient[expected.Pixels[i]];
            Assert.True(Math.Abs(found - expected.Gradient[i]) <= Relative * scale, FormattableString.Invariant($"{objective}, pixel {expected.Pixels[i]}: {found}, autograd {expected.Gradient[i]}, largest {scale}"));
        }
    }

    // The movie of gradients.py: discs that move apart over a faint pattern of remainders.
    private static float[] PublishedMovie()
    {
        float[] movie = new float[51 * 255 * 255];
        for (int i = 0; i < movie.Length; i++)
        {
            int t = i / (255 * 255), r = i / 255 % 255, c = i % 255;
            int faint = ((t * 73) + (r * 151) + (c * 283) + (t * r * 7) + (r * c * 3) + (t * c * 5)) % 211;
            bool lit = false;
            for (int k = 0; k < 34 && !lit; k++)
            {
                int row = ((k * 37) + 11) % 255, column = ((k * 53) + 20 + (k % 2 == 0 ? 2 * t : 255 - t)) % 255;
                lit = ((r - row) * (r - row)) + ((c - column) * (c - column)) <= 25;
            }

            movie[i] = (float)(((lit ? 4000 : 0) + faint) / 4220.0);
        }

        return movie;
    }
}
