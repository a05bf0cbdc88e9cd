using RetinaBench.Models;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Variations;

namespace RetinaBench.Reference.Tests.Controls.Oracle;

/// <summary>What the tests show to the oracle, and how often it is right.</summary>
internal static class Shown
{
    private const ulong Seed = 77;

    public static readonly UniformRange SlowSpeeds = new(0.5, 1.5);

    public static readonly ResponseRequest Decision = new("decision", Reduction.LastFrame);

    /// <summary>Stimuli of one point of the protocol's environments.</summary>
    public static Stimulus[] Stimuli(DotMotionVariation variation, int count, int point = 0)
    {
        var environment = new DotMotionEnvironment("oracle-tests", 1, DotMotionOptions.Murray2021(variation, Seed));
        return [.. Enumerable.Range(0, count).Select(i => environment.Create(point, i))];
    }

    public static Stimulus[] AtAlpha(double alpha, int count) => Stimuli(new FixedPoint(alpha, SlowSpeeds), count);

    public static Stimulus[] AtSlowSpeed(double speed, int count) => Stimuli(new FixedPoint(2, new(speed, speed)), count);

    /// <summary>All dots one way; direction -1 (left) or 1 (right).</summary>
    public static Stimulus[] OneWay(decimal speed, int direction, int count) =>
        Stimuli(new SingleDirection(new(speed, speed, 1)), count, direction < 0 ? 0 : 1);

    /// <summary>One dot in the middle of the view.</summary>
    public static Stimulus OneDot(int row, double velocity, int frames = 51, int column = 127) =>
        Stimulus.FromScene("one dot", new DotScene(new(frames, 255, 255), 5, -255, 510, [new(row, column, velocity)]), velocity > 0 ? 1 : 0);

    /// <summary>Fraction of stimuli whose decision (right only if right &gt; left) is their label, under each lesion.</summary>
    public static double[] Accuracies(IRetinaModel model, Stimulus[] stimuli, params IReadOnlyList<Lesion> lesions)
    {
        ResponseBatch batch = model.Respond(stimuli, new ResponseQuery([.. lesions.Select(l => new ConditionQuery(l, [Decision]))]));
        return [.. lesions.Select((_, c) => stimuli.Select((s, i) => Answer(batch[i, c, 0]) == s.Label ? 1.0 : 0).Average())];
    }

    public static double Accuracy(IRetinaModel model, Stimulus[] stimuli) => Accuracies(model, stimuli, Lesion.None)[0];

    /// <summary>The decision: 1 (right) only if right is larger, so that ties and silence answer left.</summary>
    public static int Answer(ReadOnlySpan<float> decision) => decision[1] > decision[0] ? 1 : 0;

    /// <summary>The dense form of a stimulus, its frames changed in place.</summary>
    public static Stimulus Dense(Stimulus stimulus, Action<float[]>? change = null)
    {
        float[] movie = new float[stimulus.Geometry.Pixels];
        stimulus.Render(movie);
        change?.Invoke(movie);
        return Stimulus.FromFrames(stimulus.Id, stimulus.Geometry, movie, stimulus.Label);
    }
}
