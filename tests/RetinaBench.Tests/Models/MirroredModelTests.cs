using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Models;

public sealed class MirroredModelTests
{
    private static readonly MovieGeometry s_input = new(2, 1, 3);

    /// <summary>Frames 1 2 3 and 4 5 6 are seen as 3 2 1 and 6 5 4; of these the model answers the first pixel as left and the last as right.</summary>
    [Fact]
    public void Respond_AMovie_ExchangesWhatIsSeenAndWhatIsAnswered()
    {
        Stimulus movie = Stimulus.FromFrames("m", s_input, new float[] { 1, 2, 3, 4, 5, 6 }, 0);
        var query = ResponseQuery.Of(Lesion.None, new ResponseRequest("cells", Reduction.Full), new("answer", Reduction.Full), new("answer", Reduction.LastFrame));
        ResponseBatch plain = new EdgeModel().Respond([movie], query), mirrored = new MirroredModel("mirrored", new EdgeModel()).Respond([movie], query);

        Assert.Equal([1, 2, 3, 4, 5, 6], plain[0, 0, 0].ToArray());
        Assert.Equal([1, 4, 3, 6], plain[0, 0, 1].ToArray());
        Assert.Equal([3, 2, 1, 6, 5, 4], mirrored[0, 0, 0].ToArray());

        // The model sees 3 at its left edge, and says so under "left"; in the mirror that is "right".
        Assert.Equal([1, 4, 3, 6], mirrored[0, 0, 1].ToArray());
        Assert.Equal([4, 6], mirrored[0, 0, 2].ToArray());
    }

    [Fact]
    public void Respond_ModelOfOneSide_AnswersTheOther()
    {
        Stimulus movie = Stimulus.FromFrames("m", s_input, new float[] { 1, 0, 0, 1, 0, 0 }, 0);
        var query = ResponseQuery.Of(Lesion.None, new ResponseRequest("answer", Reduction.LastFrame));
        Assert.Equal([1, 0], new MirroredModel("mirrored", new EdgeModel(alwaysRight: true)).Respond([movie], query)[0, 0, 0].ToArray());
        Assert.Equal([0, 1], new EdgeModel(alwaysRight: true).Respond([movie], query)[0, 0, 0].ToArray());
    }

    /// <summary>Of equal answers the first is the decision, here and in the mirror, which must therefore not be equal there.</summary>
    [Fact]
    public void Respond_EqualAnswers_AreRightInTheMirror()
    {
        Stimulus movie = Stimulus.FromFrames("m", s_input, new float[] { 2, 0, 2, 2, 0, 2 }, 0);
        var query = ResponseQuery.Of(Lesion.None, new ResponseRequest("answer", Reduction.LastFrame), new("answer", Reduction.Mean));
        ResponseBatch mirrored = new MirroredModel("mirrored", new EdgeModel()).Respond([movie], query);
        Assert.Equal([2, MathF.BitIncrement(2)], mirrored[0, 0, 0].ToArray());
        Assert.Equal([2, 2], mirrored[0, 0, 1].ToArray());
    }

    [Fact]
    public void Constructor_OtherClasses_AreRefused()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => new MirroredModel("mirrored", new EdgeModel(classes: ["up", "down"])));
        Assert.Contains("decides between up, down", e.Message, StringComparison.Ordinal);
    }

    // Answers with the pixels at the left and at the right edge.
    private sealed class EdgeModel(bool alwaysRight = false, string[]? classes = null) : DenseRetinaModel(new()
    {
        Name = "edges",
        Version = "1",
        Description = "The edges of the movie.",
        Citation = "none",
        Input = s_input,
        Classes = classes ?? ["left", "right"],
        Layers = [new("cells", LayerRole.Ganglion, 1, 2, 1, 3), new("answer", LayerRole.Decision, 2, 2, 1, 1)],
    })
    {
        protected override void Forward(ReadOnlySpan<float> movie, LayerResponses responses)
        {
            responses.Write("cells", movie);
            responses.Write("answer", alwaysRight ? [0, 0, 1, 1] : [movie[0], movie[3], movie[2], movie[5]]);
        }
    }
}
