using RetinaBench.Models;
using RetinaBench.Models.Validation;
using RetinaBench.Reference.Controls;
using RetinaBench.Reference.Controls.Oracle;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Controls;

public sealed class StaticModelTests
{
    [Fact]
    public void Respond_Movie_ShowsItsMeanAtEveryFrame()
    {
        var model = new StaticModel("static", new MovieModel(new(4, 1, 2)));
        // Means over time: (1 + 3 + 5 + 7) / 4 and (0 + 0 + 0 + 1) / 4.
        var movie = Stimulus.FromFrames("m", new(4, 1, 2), new float[] { 1, 0, 3, 0, 5, 0, 7, 1 }, -1);
        Assert.Equal([4, 0.25f, 4, 0.25f, 4, 0.25f, 4, 0.25f], model.Respond([movie], MovieModel.Query)[0, 0, 0].ToArray());
    }

    [Fact]
    public void Respond_FramesInAnotherOrder_IsTheSame()
    {
        Stimulus forward = ControlEnvironment.Make().Create(2, 0);
        MovieGeometry geometry = forward.Geometry;
        var frames = new float[geometry.Pixels];
        for (int t = 0; t < geometry.Frames; t++)
            forward.RenderFrame(geometry.Frames - 1 - t, frames.AsSpan(t * geometry.PixelsPerFrame, geometry.PixelsPerFrame));
        var reversed = Stimulus.FromFrames("reversed", geometry, frames, -1);
        ResponseBatch batch = new StaticModel("static", new MovieModel(geometry)).Respond([forward, reversed], MovieModel.Query);
        Assert.Equal(batch[0, 0, 0].ToArray(), batch[1, 0, 0].ToArray());
        Assert.Contains(batch[0, 0, 0].ToArray(), v => v is > 0 and < 1);
    }

    [Fact]
    public void Respond_Oracle_SeesNothingMove()
    {
        DotMotionEnvironment environment = ControlEnvironment.Make(20, 120, 120);
        var model = new StaticModel("static", new CorrelatorModel(environment.Geometry));
        string decision = model.Card.Layers[^1].Name;
        ResponseBatch batch = model.Respond([environment.Create(3, 0), environment.Create(3, 1)], ResponseQuery.Of(Lesion.None, new ResponseRequest(decision, Reduction.LastFrame)));
        Assert.Equal([0, 0], batch[0, 0, 0].ToArray());
        Assert.Equal([0, 0], batch[1, 0, 0].ToArray());
    }

    [Fact]
    public void Card_OfAWrapper_IsANullWithoutCapabilities()
    {
        var inner = new MovieModel(new(1, 1, 1));
        var model = new StaticModel("s", inner);
        Assert.Equal("s", model.Card.Name);
        Assert.Equal(ModelRole.Null, model.Card.Role);
        Assert.Equal(inner.Card.Layers, model.Card.Layers);
        Assert.False((IRetinaModel)model is IKernelSource);
    }

    [Fact]
    public void Validate_StaticOracle_IsValid()
    {
        ValidationReport report = ModelValidator.Validate(new StaticModel("static", new CorrelatorModel(new(12, 60, 60))));
        Assert.True(report.IsValid, string.Join("; ", report.Checks));
    }
}
