using RetinaBench.Models;
using RetinaBench.Stimuli;

namespace RetinaBench.Tests.Models.Validation;

/// <summary>A sound two-layer model of small movies, whose answers a test may spoil.</summary>
internal sealed class TestModel : DenseRetinaModel, IRetinaModel, IKernelSource
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

    ResponseBatch IRetinaModel.Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation)
    {
        ResponseBatch batch = Respond(stimuli, Ask(query), cancellation);
        Spoil(batch, stimuli, query);
        return batch;
    }

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
