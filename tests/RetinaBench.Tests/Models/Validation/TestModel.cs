using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Models.Validation;

/// <summary>A sound two-layer model of small movies, whose answers a test may spoil.</summary>
internal sealed class TestModel : DenseRetinaModel, IRetinaModel, IKernelSource, IInputGradient
{
    private static readonly MovieGeometry s_input = new(5, 6, 8);

    public TestModel(Func<ModelCard, ModelCard>? change = null)
        : base((change ?? (c => c))(MakeCard()))
    {
    }

    /// <summary>Changes the query before the sound model sees it.</summary>
    public Func<ResponseQuery, ResponseQuery> Ask { get; init; } = q => q;

    /// <summary>Changes the answer before it is returned.</summary>
    public Action<ResponseBatch, IReadOnlyList<Stimulus>, ResponseQuery> Spoil { get; init; } = (_, _, _) => { };

    public IReadOnlyList<Kernel> Kernels { get; init; } = [new(new("ganglion", 0), "bipolar", 0, KernelDomain.Spatial, 1, 2, new float[] { 1, -1 })];

    /// <summary>Changes the objective before the sound gradient is computed.</summary>
    public Func<ResponseObjective, ResponseObjective> AskGradient { get; init; } = o => o;

    /// <summary>Changes a gradient and its value before they are returned.</summary>
    public Func<double, float[], double> SpoilGradient { get; init; } = (value, _) => value;

    ResponseBatch IRetinaModel.Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation)
    {
        ResponseBatch batch = Respond(stimuli, Ask(query), cancellation);
        Spoil(batch, stimuli, query);
        return batch;
    }

    // Responses are linear but for a constant: the derivative by a pixel is what showing that pixel alone adds to darkness.
    public double Differentiate(ReadOnlySpan<float> movie, ResponseObjective objective, Span<float> gradient)
    {
        ResponseObjective asked = AskGradient(objective);
        asked.Check(Card);
        float[] dark = new float[movie.Length], found = new float[movie.Length];
        double none = Evaluate(dark, asked);
        for (int i = 0; i < movie.Length; i++)
        {
            float[] lit = [.. dark];
            lit[i] = 1;
            found[i] = (float)(Evaluate(lit, asked) - none);
        }

        double value = SpoilGradient(Evaluate(movie.ToArray(), asked), found);
        found.CopyTo(gradient);
        return value;
    }

    private double Evaluate(float[] movie, ResponseObjective objective) =>
        objective.Evaluate(Card, Respond([Stimulus.FromFrames("shown", s_input, movie, -1)], objective.Query), 0);

    protected override void Forward(ReadOnlySpan<float> movie, LayerResponses responses)
    {
        var bipolar = new float[2 * movie.Length];
        for (int i = 0; i < movie.Length; i++)
        {
            bipolar[i] = movie[i];
            bipolar[movie.Length + i] = 1 - movie[i];
        }

        responses.Write("bipolar", bipolar);
        ReadOnlySpan<float> read = responses["bipolar"];
        int perFrame = s_input.PixelsPerFrame;
        var ganglion = new float[3 * s_input.Frames];
        for (int i = 0; i < read.Length; i++)
        {
            for (int type = 0; type < 3; type++)
                ganglion[(type * s_input.Frames) + (i % movie.Length / perFrame)] += read[i] * ((i * (type + 1)) % 7);
        }

        responses.Write("ganglion", ganglion);
        var decision = new float[2 * s_input.Frames];
        for (int i = 0; i < decision.Length; i++)
            decision[i] = responses["ganglion"][i] - responses["ganglion"][(2 * s_input.Frames) + (i % s_input.Frames)];
        responses.Write("decision", decision);
    }

    private static ModelCard MakeCard() => new()
    {
        Name = "sound",
        Version = "3",
        Description = "A sound model.",
        Citation = "none",
        Input = s_input,
        Layers =
        [
            new("bipolar", LayerRole.Bipolar, 2, s_input.Frames, s_input.Rows, s_input.Columns),
            new("ganglion", LayerRole.Ganglion, 3, s_input.Frames, 1, 1),
            new("decision", LayerRole.Decision, 2, s_input.Frames, 1, 1),
        ],
        Classes = ["left", "right"],
        ThreadSafe = true,
    };
}
