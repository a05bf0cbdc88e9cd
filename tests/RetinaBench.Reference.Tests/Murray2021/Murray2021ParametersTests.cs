using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Tests.Murray2021;

public sealed class Murray2021ParametersTests
{
    // "7,682 parameters", protocol of murray2021.
    private const int PublishedCount = 7682;

    [Fact]
    public void Random_PublishedArchitecture_HasThePublishedNumberOfParameters() =>
        Assert.Equal(PublishedCount, Murray2021Parameters.Random(Murray2021Architecture.Published, 1).Count);

    [Fact]
    public void Random_Weights_AreUniformWithinOneOverTheRootOfTheFanIn()
    {
        Murray2021Parameters p = Murray2021Parameters.Random(Murray2021Architecture.Published, 5);
        foreach ((ConvolutionWeights weights, int fanIn) in new[] { (p.BipolarSpace, 100), (p.BipolarTime, 31), (p.AmacrineSpace!, 200), (p.GanglionAmacrineSpace!, 72), (p.Decision, 1152) })
        {
            float bound = (float)(1 / Math.Sqrt(fanIn));
            Assert.All(weights.Weights.ToArray().Concat(weights.Bias.ToArray()), v => Assert.InRange(v, -bound, bound));

            // The variance of a uniform distribution on (-b, b) is b^2 / 3; a fifth off is five standard errors for 248 draws.
            Assert.InRange(weights.Weights.ToArray().Average(v => (double)v * v) * 3 / bound / bound, 0.8, 1.2);
        }
    }

    [Fact]
    public void Random_SameSeed_IsTheSameAndAnotherSeedIsNot()
    {
        string first = Murray2021Parameters.Random(Murray2021Architecture.Published, 5).Fingerprint();
        Assert.Equal(first, Murray2021Parameters.Random(Murray2021Architecture.Published, 5).Fingerprint());
        Assert.NotEqual(first, Murray2021Parameters.Random(Murray2021Architecture.Published, 6).Fingerprint());
    }

    [Fact]
    public void Validate_NotFinite_NamesTheValue()
    {
        Murray2021Parameters p = Murray2021Parameters.Random(Murray2021Architecture.Published, 1);
        float[] weights = p.GanglionTime.Weights.ToArray();
        weights[17] = float.NaN;
        InputException e = Assert.Throws<InputException>((p with { GanglionTime = p.GanglionTime with { Weights = weights } }).Validate);
        Assert.Contains("value 17 of GanglionTime weights is NaN", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_MissingConvolution_NamesIt()
    {
        Murray2021Parameters p = Murray2021Parameters.Random(Murray2021Architecture.Published, 1) with { AmacrineTime = null };
        Assert.Contains("AmacrineTime is missing", Assert.Throws<InputException>(p.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_WrongLength_NamesWhatIsExpected()
    {
        Murray2021Parameters p = Murray2021Parameters.Random(Murray2021Architecture.Published, 1);
        p = p with { Decision = p.Decision with { Bias = new float[3] } };
        Assert.Contains("Decision biases are 3 values, expected 2", Assert.Throws<InputException>(p.Validate).Message, StringComparison.Ordinal);
    }
}
