using RetinaBench.Models;
using RetinaBench.Stimuli;
using RetinaBench.Tests.Models.Validation;

namespace RetinaBench.Tests.Models;

public sealed class ResponseObjectiveTests
{
    // Means of some tens of float values, rounded once.
    private const double Rounding = 1e-6;

    private static readonly CellType s_bipolar = new("bipolar", 1);

    public static TheoryData<Reduction, int> LinearValues => new()
    {
        { Reduction.Full, (3 * 48) + 20 },
        { Reduction.LastFrame, 47 },
        { Reduction.SpatialMean, 2 },
        { Reduction.Mean, 0 },
    };

    [Theory]
    [MemberData(nameof(LinearValues))]
    public void Evaluate_OneTerm_IsTheWeightedMeanOverTheFramesAndPositionsThatItNames(Reduction reduction, int index)
    {
        var model = new TestModel();
        Stimulus movie = Noise(model.Card.Geometry);
        var term = new ObjectiveTerm(s_bipolar, reduction, index, -2);
        var objective = new ResponseObjective(Lesion.None, term);

        // Bipolar type 1 of the test model is 1 - movie.
        float[] frames = Frames(movie);
        LayerCard layer = model.Card.Layers[0];
        double expected = frames.Where((_, i) => (term.Frame(layer) ?? (i / 48)) == i / 48 && (term.Position(layer) ?? (i % 48)) == i % 48).Average(v => 1.0 - v);
        Assert.Equal(-2 * expected, Evaluate(model, objective, movie), Rounding);
    }

    [Fact]
    public void Evaluate_MeanOverFramesAtAPosition_IsThatMean()
    {
        var model = new TestModel();
        Stimulus movie = Noise(model.Card.Geometry);
        var objective = new ResponseObjective(Lesion.None, ObjectiveTerm.MeanOverFrames(model.Card.Layers[0], 1, 11, 3));
        Assert.Equal(3 * Frames(movie).Where((_, i) => i % 48 == 11).Average(v => 1.0 - v), Evaluate(model, objective, movie), Rounding);
    }

    [Fact]
    public void Evaluate_SeveralLayersUnderALesion_SumsWhatIsLeft()
    {
        var model = new TestModel();
        Stimulus movie = Noise(model.Card.Geometry);
        var objective = new ResponseObjective(
            Lesion.Of(s_bipolar), new ObjectiveTerm(s_bipolar, Reduction.Mean, 0, 100), new ObjectiveTerm(new("bipolar", 0), Reduction.Mean, 0, 2), new ObjectiveTerm(new("bipolar", 0), Reduction.LastFrame, 5));
        Assert.Equal(2, objective.Query.Conditions[0].Requests.Count);
        Assert.Equal((2 * Frames(movie).Average()) + Frames(movie)[(4 * 48) + 5], Evaluate(model, objective, movie), Rounding);
    }

    public static TheoryData<string, string, int, Reduction, int, double> Misfits => new()
    {
        { "no cell type cone:0", "cone", 0, Reduction.Mean, 0, 1 },
        { "no cell type bipolar:2", "bipolar", 2, Reduction.Mean, 0, 1 },
        { "Maximum is not linear", "bipolar", 0, Reduction.Maximum, 0, 1 },
        { "index 48, valid are 0 to 47", "bipolar", 0, Reduction.LastFrame, 48, 1 },
        { "index -1, valid are 0 to 4", "bipolar", 0, Reduction.SpatialMean, -1, 1 },
        { "weight NaN", "decision", 1, Reduction.Mean, 0, double.NaN },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Check_WhatTheCardHasNot_IsRefused(string expected, string layer, int type, Reduction reduction, int index, double weight)
    {
        var objective = new ResponseObjective(Lesion.None, new ObjectiveTerm(new(layer, type), reduction, index, weight));
        ArgumentException e = Assert.Throws<ArgumentException>(() => objective.Check(new TestModel().Card));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LesionOfADecision_IsRefused()
    {
        var objective = new ResponseObjective(Lesion.Of(new CellType("decision", 0)), new ObjectiveTerm(s_bipolar, Reduction.Mean));
        Assert.Throws<ArgumentException>(() => objective.Check(new TestModel().Card));
    }

    [Fact]
    public void Make_NoTerms_IsRefused() => Assert.Throws<ArgumentException>(() => new ResponseObjective(Lesion.None));

    private static double Evaluate(TestModel model, ResponseObjective objective, Stimulus movie)
    {
        objective.Check(model.Card);
        return objective.Evaluate(model.Card, model.Respond([movie], objective.Query), 0);
    }

    private static Stimulus Noise(MovieGeometry geometry)
    {
        var random = new RandomStream(1, "tests/objective");
        return Stimulus.FromFrames("noise", geometry, Enumerable.Range(0, geometry.Pixels).Select(_ => (float)random.NextUniform(-1, 1)).ToArray(), -1);
    }

    private static float[] Frames(Stimulus movie)
    {
        float[] frames = new float[movie.Geometry.Pixels];
        movie.Render(frames);
        return frames;
    }
}
