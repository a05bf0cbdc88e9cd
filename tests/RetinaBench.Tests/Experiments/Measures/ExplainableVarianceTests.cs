using RetinaBench.Experiments;
using RetinaBench.Experiments.Measures;

namespace RetinaBench.Tests.Experiments.Measures;

public sealed class ExplainableVarianceTests
{
    [SkippableFact]
    public void Of_GoldenResponses_IsNumPys()
    {
        var variance = ExplainableVariance.Of(Golden.Responses);
        Assert.Equal(Golden.Value("feve", "total_var_ddof1"), variance.Total, Golden.Rounding);
        Assert.Equal(Golden.Value("feve", "noise_var"), variance.Noise, Golden.Rounding);
        Assert.Equal(Golden.Value("feve", "FEV"), variance.Fraction.Value, Golden.Rounding);
        Assert.Equal(Golden.Value("feve", "mse"), ExplainableVariance.MeanSquaredError(Golden.Responses, Golden.Prediction), Golden.Rounding);
        Assert.Equal(Golden.Value("feve", "FEVE"), ExplainableVariance.FractionExplained(Golden.Responses, Golden.Prediction).Value, Golden.Rounding);
    }

    /// <summary>Without noise, the response itself explains everything; twice the response is worse than its mean.</summary>
    [Fact]
    public void FractionExplained_WithoutNoise_IsThatOfTheVariance()
    {
        RepeatedResponses responses = new([[1, 2, 3, 6], [1, 2, 3, 6]]);
        Assert.Equal(1, ExplainableVariance.FractionExplained(responses, [1, 2, 3, 6]).Value, Golden.Rounding);
        // Mean 3, squares 14 a repeat: total variance 28 / 7 = 4, and the mean errs by 28 / 8 = 3.5.
        Assert.Equal(1 - (3.5 / 4), ExplainableVariance.FractionExplained(responses, [3, 3, 3, 3]).Value, Golden.Rounding);
        Assert.True(ExplainableVariance.FractionExplained(responses, [2, 4, 6, 12]).Value < -1);
    }

    [Fact]
    public void FractionExplained_OfNothingButNoise_IsRefused()
    {
        Measured refused = ExplainableVariance.FractionExplained(new([[1, 0, 1, 0], [0, 1, 0, 1]]), [0.5, 0.5, 0.5, 0.5]);
        Assert.Equal(RefusalKind.InsufficientData, refused.Refusal!.Kind);
        Assert.Contains("not above 0", refused.Refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("never change", ExplainableVariance.FractionExplained(new([[2, 2], [2, 2]]), [2, 2]).Refusal!.Reason, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.Errored, ExplainableVariance.FractionExplained(Golden.Responses, [0, 0, 0, 0, 0, double.NaN]).Refusal!.Kind);
        Assert.Throws<ArgumentException>(() => ExplainableVariance.FractionExplained(Golden.Responses, [1, 2]));
    }
}
