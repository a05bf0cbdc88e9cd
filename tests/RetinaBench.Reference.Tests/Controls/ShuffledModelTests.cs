using RetinaBench.Models;
using RetinaBench.Models.Validation;
using RetinaBench.Reference.Controls;
using RetinaBench.Reference.Controls.Oracle;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Controls;

public sealed class ShuffledModelTests
{
    private static readonly DotMotionEnvironment s_environment = ControlEnvironment.Make();
    private static readonly ShuffledModel s_model = new("shuffled", new MovieModel(s_environment.Geometry));

    [Fact]
    public void Respond_Stimulus_IsTheResponseToTheOtherOne()
    {
        Stimulus shown = s_environment.Create(2, 0), other = s_model.Other(shown);
        var expected = new float[other.Geometry.Pixels];
        other.Render(expected);
        Assert.Equal(expected, s_model.Respond([shown], MovieModel.Query)[0, 0, 0].ToArray());
        shown.Render(expected);
        Assert.NotEqual(expected, s_model.Respond([shown], MovieModel.Query)[0, 0, 0].ToArray());
    }

    [Fact]
    public void Other_SameStimulus_IsAlwaysTheSame()
    {
        for (int ordinal = 0; ordinal < 10; ordinal++)
            Assert.Equal(s_model.Other(s_environment.Create(1, ordinal)).Id, new ShuffledModel("again", new MovieModel(s_environment.Geometry)).Other(s_environment.Create(1, ordinal)).Id);
    }

    [Fact]
    public void Other_ManyStimuli_AreSpreadEvenlyOverAllPoints()
    {
        const int Draws = 1000;
        // Upper 0.001 quantile of chi-square with 4 degrees of freedom (NIST/SEMATECH e-Handbook, table 1.3.6.7.4).
        const double Critical = 18.467;
        int[] counts = new int[s_environment.Points.Count];
        for (int ordinal = 0; ordinal < Draws; ordinal++)
        {
            StimulusOrigin origin = s_model.Other(s_environment.Create(1, ordinal)).Origin!;
            Assert.Same(s_environment, origin.Environment);
            Assert.NotEqual((1, ordinal), (origin.Point, origin.Ordinal));
            counts[origin.Point]++;
        }

        double expected = (double)Draws / counts.Length;
        Assert.InRange(counts.Sum(c => (c - expected) * (c - expected) / expected), 0, Critical);
    }

    [Fact]
    public void Other_LabelOfTheOther_IsNoHintOfTheShown()
    {
        // Agreement of two independent fair labels over n draws: 5 standard deviations are 5 * sqrt(n) / 2.
        const int Draws = 400;
        int agreements = Enumerable.Range(0, Draws).Count(i => s_environment.Create(3, i) is var shown && s_model.Other(shown).Label == shown.Label);
        Assert.InRange(agreements, (Draws / 2) - 50, (Draws / 2) + 50);
    }

    [Fact]
    public void Respond_StimulusOfNoEnvironment_IsRefused()
    {
        var explicitScene = Stimulus.FromFrames("mine", s_environment.Geometry, new float[s_environment.Geometry.Pixels], -1);
        string message = Assert.Throws<InputException>(() => s_model.Respond([explicitScene], MovieModel.Query)).Message;
        Assert.StartsWith("shuffled: stimulus mine belongs to no environment", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Card_OfAWrapper_IsANullWithoutCapabilities()
    {
        Assert.Equal("shuffled", s_model.Card.Name);
        Assert.Equal(ModelRole.Null, s_model.Card.Role);
        Assert.False((IRetinaModel)s_model is IKernelSource);
    }

    [Fact]
    public void Validate_ShuffledOracle_IsValid()
    {
        ValidationReport report = ModelValidator.Validate(new ShuffledModel("shuffled", new CorrelatorModel(new(12, 60, 60))));
        Assert.True(report.IsValid, string.Join("; ", report.Checks));
    }
}
