using RetinaBench.Experiments;
using RetinaBench.Experiments.Measures;
using RetinaBench.Experiments.Statistics;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Experiments.Measures;

public sealed class SignalPowerTests
{
    [SkippableFact]
    public void Of_GoldenResponses_IsNumPys()
    {
        var power = SignalPower.Of(Golden.Responses);
        Assert.Equal(Golden.Value("ccnorm_ddof1", "SP"), power.Signal, Golden.Rounding);
        Assert.Equal(Golden.Value("ccnorm_ddof1", "TP"), power.Total, Golden.Rounding);
        Assert.Equal(Golden.Value("ccnorm_ddof1", "NP"), power.Noise, Golden.Rounding);
        Assert.Equal(Golden.Value("ccnorm_ddof1", "CCmax"), power.MaximumCorrelation.Value, Golden.Rounding);
        Assert.Equal(Golden.Value("ccnorm_ddof1", "CCnorm"), SignalPower.NormalizedCorrelation(Golden.Responses, Golden.Prediction).Value, Golden.Rounding);
        // The form with n in the place of n - 1 is the same measure.
        Assert.Equal(Golden.Value("ccnorm_ddof0", "CCnorm_direct"), SignalPower.NormalizedCorrelation(Golden.Responses, Golden.Prediction).Value, Golden.Rounding);
    }

    /// <summary>A planted signal of variance 2 under independent noise of variance 3: the powers are these, and the truth has a CCnorm of 1.</summary>
    [Fact]
    public void Of_PlantedSignal_FindsItsPower()
    {
        // Standard errors: about sqrt(2 / 4000) of a variance of order 3.
        const int Frames = 4000, Repeats = 8;
        const double Tolerance = 0.3, Close = 0.02;
        var stream = new RandomStream(3, "tests/signal-power");
        double[] signal = [.. Enumerable.Range(0, Frames).Select(_ => Math.Sqrt(2) * StandardNormal.Draw(stream))];
        RepeatedResponses responses = new([.. Enumerable.Range(0, Repeats).Select(_ => signal.Select(s => s + (Math.Sqrt(3) * StandardNormal.Draw(stream))).ToArray())]);
        var power = SignalPower.Of(responses);
        Assert.Equal(2, power.Signal, Tolerance);
        Assert.Equal(3, power.Noise, Tolerance);
        Assert.Equal(1 / Math.Sqrt(1 + (3 / (Repeats * 2.0))), power.MaximumCorrelation.Value, Close);
        Assert.Equal(1, SignalPower.NormalizedCorrelation(responses, signal).Value, Close);
    }

    [Fact]
    public void NormalizedCorrelation_WithoutSignal_IsRefused()
    {
        Measured refused = SignalPower.NormalizedCorrelation(new([[1, 0, 1, 0], [0, 1, 0, 2]]), [1, 2, 3, 4]);
        Assert.Equal(RefusalKind.InsufficientData, refused.Refusal!.Kind);
        Assert.Contains("signal power", refused.Refusal.Reason, StringComparison.Ordinal);
        Assert.NotNull(SignalPower.Of(new([[1, 1], [1, 1]])).MaximumCorrelation.Refusal);
        Assert.Contains("first series never changes", SignalPower.NormalizedCorrelation(Golden.Responses, [1, 1, 1, 1, 1, 1]).Refusal!.Reason, StringComparison.Ordinal);
    }
}
