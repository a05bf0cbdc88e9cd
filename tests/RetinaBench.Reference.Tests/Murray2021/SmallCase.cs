using RetinaBench.Models;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Tests.Murray2021;

/// <summary>A small network with stimuli, drawn from a seed: what the model is compared on with the plain equations.</summary>
internal sealed record SmallCase(Murray2021Parameters Parameters, IReadOnlyList<Stimulus> Stimuli)
{
    /// <summary>Shapes that differ in every respect that the architecture leaves open.</summary>
    public static IReadOnlyList<Murray2021Architecture> Architectures { get; } =
    [
        new() { Input = new(20, 45, 50), Taps = 9, BipolarTypes = 8, AmacrineTypes = 8, GanglionTypes = 8, Bipolar = new(6, 6, 3), Amacrine = new(3, 3, 2), GanglionBipolar = new(3, 3, 2), GanglionAmacrine = new(3, 3, 1, 1) },
        new() { Input = new(7, 31, 40), Taps = 11, BipolarTypes = 3, AmacrineTypes = 5, GanglionTypes = 2, Bipolar = new(7, 5, 4), Amacrine = new(2, 3, 1), GanglionBipolar = new(6, 5, 1), GanglionAmacrine = new(5, 3, 1, 0) },
        new() { Input = new(37, 30, 30), Taps = 31, BipolarTypes = 1, AmacrineTypes = 1, GanglionTypes = 1, Bipolar = new(4, 4, 4), Amacrine = new(3, 3, 2), GanglionBipolar = null, GanglionAmacrine = new(3, 3, 1, 1) },
        new() { Input = new(16, 33, 29), Taps = 1, BipolarTypes = 11, AmacrineTypes = 0, GanglionTypes = 17, Bipolar = new(5, 9, 4), GanglionBipolar = new(2, 2, 3) },
        new() { Input = new(70, 24, 26), Taps = 20, BipolarTypes = 9, AmacrineTypes = 18, GanglionTypes = 3, Bipolar = new(6, 6, 2), Amacrine = new(4, 4, 3), GanglionBipolar = new(2, 2, 8), GanglionAmacrine = new(2, 2, 1, 0) },
        new() { Input = new(33, 28, 28), Taps = 6, BipolarTypes = 20, AmacrineTypes = 2, GanglionTypes = 9, Bipolar = new(3, 3, 5), Amacrine = new(2, 2, 1), GanglionBipolar = null, GanglionAmacrine = new(3, 3, 2, 2) },
    ];

    /// <summary>Draws a case.</summary>
    public static SmallCase Draw(Murray2021Architecture architecture, ulong seed)
    {
        MovieGeometry input = architecture.Input;
        var stream = new RandomStream(seed, "tests/small-case");
        List<Stimulus> stimuli = [];
        for (int i = 0; i < 3; i++)
        {
            Dot[] dots = [.. Enumerable.Range(0, 14).Select(_ => new Dot(stream.NextInt(input.Rows + 10) - 5, stream.NextInt(2 * input.Columns) - (input.Columns / 2), stream.NextUniform(-2.5, 2.5)))];
            stimuli.Add(Stimulus.FromScene(FormattableString.Invariant($"dots-{i}"), new DotScene(input, i, -input.Columns, 2 * input.Columns, [.. dots, dots[0] with { Velocity = -dots[0].Velocity }]), -1));
        }

        float[] grey = new float[input.Pixels];
        for (int i = 0; i < grey.Length; i++)
            grey[i] = (float)stream.NextUniform(-1, 1);
        stimuli.Add(Stimulus.FromFrames("grey", input, grey, -1));
        return new(Murray2021Parameters.Random(architecture, seed), stimuli);
    }

    /// <summary>The same movie as frames.</summary>
    public static Stimulus AsFrames(Stimulus stimulus)
    {
        float[] movie = new float[stimulus.Geometry.Pixels];
        stimulus.Render(movie);
        return Stimulus.FromFrames(stimulus.Id, stimulus.Geometry, movie, stimulus.Label);
    }

    /// <summary>Every reduction of every layer.</summary>
    public static IReadOnlyList<ResponseRequest> Everything(ModelCard card) =>
        [.. from layer in card.Layers from reduction in Enum.GetValues<Reduction>() select new ResponseRequest(layer.Name, reduction)];

    /// <summary>The intact model, every single lesion, every single type of each layer kept alone, and everything lesioned.</summary>
    public static IReadOnlyList<Lesion> Lesions(ModelCard card) =>
    [
        Lesion.None,
        .. card.CellTypes.Select(t => Lesion.Of(t)),
        .. card.Layers.Where(l => l.Role != LayerRole.Decision).Select(l => Lesion.Of(Enumerable.Range(0, l.CellTypes).Select(i => new CellType(l.Name, i)))),
        Lesion.Isolate(card, card.Layers.Where(l => l.Role != LayerRole.Decision).Select(l => new CellType(l.Name, l.CellTypes - 1))),
        Lesion.Of(card.CellTypes),
    ];
}
