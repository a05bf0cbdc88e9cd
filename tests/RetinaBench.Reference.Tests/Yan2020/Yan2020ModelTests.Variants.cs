using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Reference.Yan2020;

namespace RetinaBench.Reference.Tests.Yan2020;

/// <summary>Other members of a model's family, and fits that are cut short.</summary>
public sealed partial class Yan2020ModelTests
{
    [Fact]
    public void Variant_OfEachMember_IsThatModelOtherwiseAlike()
    {
        var model = new Yan2020Model(new() { Filters = 8 }, null, s_cell.TemporalFilter);
        Yan2020Model small = Member(model, new() { Filters = 3 }), deep = Member(model, new() { Layers = 2 }), published = Member(model, new() { Recipe = "P" });
        Assert.Equal((3, 1, false, "R"), (small.Architecture.Filters, small.Architecture.Layers, small.Architecture.FiltersTime, small.Recipe.Name));
        Assert.Equal(model.TemporalFilter, small.TemporalFilter);
        Assert.Equal((8, 2), (deep.Architecture.Filters, deep.Architecture.Layers));
        Assert.Equal(Yan2020Recipe.Published, published.Recipe);
        Assert.Equal(model.Recipe, Member(model, new()).Recipe);
        Assert.Null(model.Variant(new() { Filters = 65 }));
        Assert.Null(model.Variant(new() { Layers = 4 }));
        Assert.Null(model.Variant(new() { Recipe = "Q" }));
    }

    /// <summary>Recipe R is that of the version, whichever way one goes; a recipe of one's own stays.</summary>
    [Fact]
    public void Variant_OfTheOtherVersion_HasItsOwnRecipe()
    {
        var model = new Yan2020Model(new() { Filters = 8 }, null, s_cell.TemporalFilter);
        Yan2020Model time = Member(model, new() { FiltersTime = true }), own = new(new() { Filters = 8 }, Yan2020Recipe.Recovering with { Name = "mine", Batch = 10 });
        Assert.True(time.Architecture.FiltersTime);
        Assert.Null(time.TemporalFilter);
        Assert.Equal("R-II", time.Recipe.Name);
        Assert.Equal("R", Member(time, new() { FiltersTime = false }).Recipe.Name);
        Assert.Equal("R-II", Member(model, new() { FiltersTime = true, Recipe = "R" }).Recipe.Name);
        Assert.Equal("P", Member(model, new() { FiltersTime = true, Recipe = "P" }).Recipe.Name);
        Assert.Equal("mine", Member(own, new() { FiltersTime = true }).Recipe.Name);
    }

    [Fact]
    public void Fit_WithLessEffort_TakesThatShareOfTheSteps()
    {
        CellRecording recording = s_cell.Record(Noise(900, 5), ResponseUnit.Hertz, 0);
        FittedCnn part = Model(1, 40).Fit(recording, new() { Seed = 1, Effort = 0.25 }, null, default), all = Model(1, 10).Fit(recording, new() { Seed = 1 }, null, default);
        Assert.Equal(10, part.Course[^1].Iteration);
        Assert.Equal(all.Parameters.ToArray(), part.Parameters.ToArray());
        Refused("fit: effort: 0 is not in (0, 1]", () => Model(1, 1).Fit(s_recording, new() { Effort = 0 }));
    }

    /// <summary>Two subunits that differ in time, at a cosine of 0.45: one filter in time for both lies between them, and filters over time must find each.</summary>
    [Fact]
    public void Fit_FiltersOverTimeByTheirRecipe_FindTheCourseOfEachSubunit()
    {
        var cell = new SubunitCell("two", Polarity.Off, [new(3, 2), new(3, 4, TimeConstant: 0.03)], 1.25);
        CellRecording recording = cell.Record(s_movie, ResponseUnit.Hertz, 4);
        Yan2020Recipe recipe = Yan2020Recipe.RecoveringTime with { StartsAs = Yan2020Recipe.Recovering with { Iterations = 1000 }, Iterations = 600 };
        FittedCnn space = new Yan2020Model(new() { Filters = 2 }, recipe.StartsAs).Fit(recording, new() { Seed = 1 }, null, default);
        FittedCnn time = new Yan2020Model(new() { Filters = 2, FiltersTime = true }, recipe).Fit(recording, new() { Seed = 1 }, null, default);
        double[][] cosines = [.. time.Filters.Select(filter => new[] { TimeCosine(filter, cell, 0), TimeCosine(filter, cell, 1) })];
        string found = string.Join("; ", cosines.Select(c => FormattableString.Invariant($"{c[0]:F3} {c[1]:F3}")));
        Assert.True((cosines[0][0] > 0.95 && cosines[1][1] > 0.95) || (cosines[0][1] > 0.95 && cosines[1][0] > 0.95), found);
        Assert.True(Correlation(time, cell) > Correlation(space, cell) + 0.1, FormattableString.Invariant($"{Correlation(space, cell):F3}, {Correlation(time, cell):F3}"));
    }

    /// <summary>The network of an OFF cell behind the filter in time of an ON cell with the same subunits predicts that cell; with the filter of its own it predicts the contrary of it.</summary>
    [Fact]
    public void BehindFilterOf_ACellOfTheOtherPolarity_PredictsThatCell()
    {
        SubunitCell on = GroundTruthCells.Find("centre-on")!;
        var fit = (FittedCnn)Model(4, 1500).Fit(s_recording, new() { Seed = 1 });
        IFittedEncoding turned = fit.BehindFilterOf(on.Record(s_movie, ResponseUnit.Spikes, 4))!;
        Assert.InRange(Correlation(turned, on), 0.85, 1);
        Assert.InRange(Correlation(fit, on), -0.2, 0.2);
        Assert.Equal(fit.Parameters.ToArray(), ((FittedCnn)turned).Parameters.ToArray());
    }

    [Fact]
    public void BehindFilterOf_AModel_IsFittedBehindThatFilter()
    {
        var model = new Yan2020Model(new() { Filters = 2 });
        CellRecording few = s_cell.Record(Noise(2000, 5), ResponseUnit.Hertz, 0);
        var behind = Assert.IsType<Yan2020Model>(model.BehindFilterOf(s_recording));
        // Of 1,800 spikes: an angle of some 3.5 degrees.
        Assert.InRange(behind.TemporalFilter!.Zip(s_cell.TemporalFilter, (a, b) => a * b).Sum(), 0.99, 1.001);
        Assert.Same(behind, behind.BehindFilterOf(few));
        Assert.Null(new Yan2020Model(new() { Filters = 2, FiltersTime = true }, Yan2020Recipe.RecoveringTime).BehindFilterOf(few));
        Assert.Null(new Yan2020Model(new() { Filters = 2, FiltersTime = true }, Yan2020Recipe.Published with { Iterations = 1 }).Fit(few, new(), null, default).BehindFilterOf(few));
    }

    // The course in time of the best product of one in time and one in space.
    private static double TimeCosine(EncodingFilter filter, SubunitCell cell, int subunit)
    {
        int pixels = filter.Rows * filter.Columns;
        var weights = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(filter.Lags, pixels, (lag, pixel) => filter.Weights.Span[(lag * pixels) + pixel]);
        MathNet.Numerics.LinearAlgebra.Vector<double> time = weights.Svd().U.Column(0);
        return Math.Abs(time.Select((v, lag) => v * cell.TemporalFilterOf(subunit)[lag]).Sum());
    }

    private static Yan2020Model Member(Yan2020Model model, EncodingVariant variant) => Assert.IsType<Yan2020Model>(model.Variant(variant));
}
