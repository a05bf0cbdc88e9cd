using RetinaBench.Models;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.Variations;

namespace RetinaBench.Reference.Benchmarks;

/// <summary>Measures the time from the dots of a scene to the decision of the intact model on the last frame.</summary>
/// <remarks>Stimuli follow the published rules: half of the dots fast at twice the slow speed, the others the other way.</remarks>
public static class InferenceBenchmark
{
    private const int Chunk = 8;

    /// <summary>Runs the benchmark; takes some seconds.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How to measure; the defaults when null.</param>
    /// <param name="cancellation">Ends the benchmark early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count of the options is below 1.</exception>
    public static InferenceBenchmarkResult Run(Murray2021Model model, InferenceBenchmarkOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Stimuli, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Repeats, 1);
        List<DotScene> scenes = MakeScenes(model.Card.Geometry, options);
        double dense = DenseArithmetic.FlopsPerStimulus(model.Parameters.Architecture), executed = CountExecuted(model, scenes);
        var timing = new RepeatedTiming(options.WarmUp, options.Repeats);
        List<BenchmarkTiming> runs = [];
        foreach (int threads in options.Threads ?? RepeatedTiming.DefaultThreads)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
            (double, double) measured = timing.Measure(() => Pass(model, scenes, threads, cancellation), scenes.Count);
            runs.Add(RepeatedTiming.Rate(threads, model.Responders.Level, measured, dense, executed));
        }

        return new(model.Card.Name, model.Card.Version, model.Responders.Level.ToString(), options.Stimuli, options.Repeats, dense, executed, runs);
    }

    private static List<DotScene> MakeScenes(MovieGeometry input, InferenceBenchmarkOptions options)
    {
        int field = 3 * Math.Min(input.Rows, input.Columns);
        var environment = new DotMotionEnvironment("inference-benchmark", 1, DotMotionOptions.Murray2021(new AlphaSweep(new(2, 2, 1), new(0.5, 1.5)), options.Seed) with
        {
            Frames = input.Frames,
            Rows = input.Rows,
            Columns = input.Columns,
            FieldMinimum = -field / 3,
            FieldEnd = 2 * field / 3,
            Dots = Math.Min(150, field / 2 * 2),
        });
        return [.. Enumerable.Range(0, options.Stimuli).Select(i => (DotScene)environment.Create(0, i).Scene!)];
    }

    private static double CountExecuted(Murray2021Model model, List<DotScene> scenes)
    {
        IResponder responder = model.Responders.Rent();
        ResponseQuery query = Query();
        responder.Begin(new(model.Card, query));
        ResponseBatch batch = ResponseBatch.Allocate(model.Card, 1, query);
        long before = responder.VectorOperations;
        foreach (DotScene scene in scenes)
            responder.Respond(Stimulus.FromScene("scene", scene, -1), batch, 0);
        long operations = responder.VectorOperations - before;
        model.Responders.Return(responder);
        return 2.0 * FrameBlocks.Lanes * operations / scenes.Count;
    }

    private static void Pass(Murray2021Model model, List<DotScene> scenes, int threads, CancellationToken cancellation)
    {
        ResponseQuery query = Query();
        int chunks = (scenes.Count + Chunk - 1) / Chunk;
        void Answer(int chunk)
        {
            // The scene is made anew from its dots, as tracing them through the frames belongs to the cost.
            Stimulus[] stimuli = [.. Enumerable.Range(chunk * Chunk, Math.Min(Chunk, scenes.Count - (chunk * Chunk))).Select(i => Remake(scenes[i]))];
            model.Respond(stimuli, query, cancellation);
        }

        if (threads > 1)
        {
            Parallel.For(0, chunks, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, Answer);
            return;
        }

        for (int chunk = 0; chunk < chunks; chunk++)
            Answer(chunk);
    }

    private static Stimulus Remake(DotScene scene) =>
        Stimulus.FromScene("scene", new DotScene(scene.Geometry, scene.Radius, scene.FieldMinimum, scene.FieldEnd, scene.Dots), -1);

    private static ResponseQuery Query() => ResponseQuery.Of(Lesion.None, new ResponseRequest(Murray2021Model.DecisionLayer, Reduction.LastFrame));
}
