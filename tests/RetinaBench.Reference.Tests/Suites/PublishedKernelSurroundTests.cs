using RetinaBench.Experiments.Measures;
using RetinaBench.Models;
using RetinaBench.Reference.Checkpoints;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Suites;

/// <summary>
/// Centre and surround of the published bipolar kernels against scipy.optimize.least_squares (trust region reflective) within the
/// same bounds, the best of 144 starts, in double precision.
/// </summary>
public sealed class PublishedKernelSurroundTests
{
    /// <summary>Both end where a step gains less than about 1e-8 of the sum of squares; kernels that are nearly noise have flat minima.</summary>
    private const double Tolerance = 1e-5;

    private static readonly double[] s_both = [0.361801, 0.711192, 0.688043, 0.344942, 0.882673, 0.285919, 0.714119, 0.538281];
    private static readonly double[] s_one = [0.318594, 0.619052, 0.514292, 0.321987, 0.691888, 0.243301, 0.272554, 0.369443];

    [SkippableFact]
    public void OfPatch_PublishedKernels_ExplainsAsMuchAsAnIndependentFit()
    {
        Murray2021Model model = new("published", Murray2021Checkpoint.Read(Checkpoint.Read(SharedData.Require("reference/murray2021/model.pt"))));
        Kernel[] kernels = [.. model.Kernels.Where(k => k.Source == "movie")];
        Assert.Equal(s_both.Length, kernels.Length);
        for (int i = 0; i < kernels.Length; i++)
        {
            DifferenceOfGaussians fit = SurroundFit.OfPatch(kernels[i].Weights.Span, kernels[i].Rows, kernels[i].Columns)!;
            Assert.Equal(s_both[i], fit.Explained, Tolerance);
            Assert.Equal(s_one[i], fit.ExplainedByCenter, Tolerance);

            // The paper reports no surround (4C): the best fits lie on the edge of what is allowed.
            Assert.True(fit.AtBound);
        }
    }
}
