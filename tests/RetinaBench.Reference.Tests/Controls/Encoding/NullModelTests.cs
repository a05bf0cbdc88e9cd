using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Reference.Controls.Encoding;
using RetinaBench.Reference.Yan2020;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Controls.Encoding;

public sealed class NullModelTests
{
    // Noise that is fitted follows a cell by chance only: some hundred spikes of noise leave a filter of any direction in 49 pixels, of which the cell's share is about 1 / 7.
    private const double Chance = 0.3;

    private static readonly SubunitCell s_cell = SubunitCell.Published(1);
    private static readonly PackedMovie s_movie = Recorded.Noise(100_000, 41), s_fresh = Recorded.Noise(40_019, 42);
    private static readonly CellRecording s_recording = s_cell.Record(s_movie, ResponseUnit.Spikes, 5);

    [Fact]
    public void ConstantRate_PredictsTheMeanOfTheFramesThatAreFittedAndHasNoFilters()
    {
        IFittedEncoding fit = new ConstantRateModel().Fit(s_recording, new() { ValidationShare = 0.5 });
        float mean = s_recording.Responses.Span[..50_000].ToArray().Average();
        Assert.All(Recorded.Predict(fit, s_fresh), rate => Assert.Equal(mean, rate, 1e-7f));
        Assert.Empty(((IFilterSource)fit).Filters);
        Assert.Same(fit, ((IFilterSelection)fit).Keep([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((IFilterSelection)fit).Keep([0]));
        Assert.NotNull(new ConstantRateModel().Variant(new() { Filters = 4, Recipe = "P" }));
    }

    [Fact]
    public void ShuffledSpikes_FollowTheCellByChanceWhereTheSpikesThemselvesDo()
    {
        var model = new Yan2020Model(new() { Filters = 4 }, Yan2020Recipe.Recovering with { Iterations = 5000 });
        FitOptions options = new() { Seed = 1 };
        IFittedEncoding shuffled = new ShuffledSpikesModel(model).Fit(s_recording, options), right = model.Fit(s_recording, options with { Effort = 0.1 });
        Assert.InRange(Recorded.Correlate(right, s_cell, s_fresh), 0.8, 1);
        Assert.InRange(Math.Abs(Recorded.Correlate(shuffled, s_cell, s_fresh)), 0, Chance);
        Assert.Equal(500, shuffled.Course[^1].Iteration);
        Assert.Equal(Recorded.Predict(shuffled, s_fresh), Recorded.Predict(new ShuffledSpikesModel(model).Fit(s_recording, options), s_fresh));
    }

    [Fact]
    public void ShuffledSpikes_Variants_AreThoseOfTheModel()
    {
        var model = new ShuffledSpikesModel(new Yan2020Model(new() { Filters = 4 }));
        Assert.IsType<ShuffledSpikesModel>(model.Variant(new() { Filters = 2 }));
        Assert.Null(model.Variant(new() { Filters = 65 }));
        Assert.Null(new ShuffledSpikesModel(new Yan2020.Unvaried()).Variant(new()));
    }
}
