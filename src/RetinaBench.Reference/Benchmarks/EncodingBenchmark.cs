using System.Diagnostics;
using MathNet.Numerics.Statistics;
using RetinaBench.Experiments.Measures;
using RetinaBench.Models.EncodingModels;
using RetinaBench.Models.EncodingModels.GroundTruth;
using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Yan2020;
using RetinaBench.Reference.Yan2020.Network;
using RetinaBench.Stimuli;
using RetinaBench.Stimuli.WhiteNoise;

namespace RetinaBench.Reference.Benchmarks;

/// <summary>Measures the time of whole fits of an encoding model: the published cell on white noise of 8 x 8 pixels, fitted by version I with the cell's own filter in time.</summary>
public static class EncodingBenchmark
{
    private const int FreshFrames = 100_000, Side = 8, Past = SubunitCell.PublishedLags - 1;

    /// <summary>Runs the benchmark; takes some ten seconds a fit at the published size.</summary>
    /// <param name="options">How to measure; the defaults when null.</param>
    /// <param name="cancellation">Ends the benchmark early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The number of filters or of steps is out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Another number of the options is out of range.</exception>
    public static EncodingBenchmarkResult Run(EncodingBenchmarkOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Frames, 1000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Frames, EncodingBenchmarkOptions.MaximumFrames);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Repeats, 1);
        var cell = SubunitCell.Published();
        var architecture = new Yan2020Architecture { Filters = options.Filters };
        var model = new Yan2020Model(architecture, Yan2020Recipe.Recovering with { Iterations = options.Iterations }, cell.TemporalFilter);
        CellRecording recording = cell.Record(Noise("encoding-benchmark", options.Frames, options.Seed), ResponseUnit.Spikes, options.Seed);
        double flops = 2.0 * model.Recipe.Batch * 2 * new CnnShape(architecture, Side, Side).Layers.Sum(layer => layer.VectorOperations);
        IFittedEncoding? fit = null;
        List<EncodingTiming> runs = [];
        foreach (int threads in options.Threads ?? RepeatedTiming.DefaultThreads)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
            double[] spent = new double[options.Repeats], processor = new double[options.Repeats];
            for (int repeat = 0; repeat < options.Repeats; repeat++)
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                long start = Stopwatch.GetTimestamp();
                fit = model.Fit(recording, new() { Seed = options.Seed, Threads = threads }, cancellation);
                spent[repeat] = Stopwatch.GetElapsedTime(start).TotalSeconds;
                processor[repeat] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            }

            double median = spent.Median(), step = median / options.Iterations;
            runs.Add(new(threads, median, spent.Min(), processor.Median(), 1e3 * step, flops / step / 1e9));
        }

        double cc = fit is null ? double.NaN : Correlate(cell, fit, options.Seed);
        return new(SimdLevels.Widest.ToString(), options.Filters, options.Frames, options.Iterations, model.Recipe.Batch, options.Repeats, flops, cc, runs);
    }

    private static double Correlate(SubunitCell cell, IFittedEncoding fit, ulong seed)
    {
        PackedMovie fresh = Noise("encoding-benchmark-fresh", FreshFrames, seed);
        float[] predicted = new float[FreshFrames], rate = new float[FreshFrames];
        fit.Predict(fresh, Past, predicted);
        cell.Rate(fresh, Past, rate);
        return PearsonCorrelation.Of([.. predicted.Select(v => (double)v)], [.. rate.Select(v => (double)v)]).OrNull ?? double.NaN;
    }

    private static PackedMovie Noise(string name, int frames, ulong seed) =>
        PackedNoise.Draw(new(name, 1, new() { Frames = frames + Past, Rows = Side, Columns = Side, CheckSize = 1, Mean = 0, Seed = seed }), 0);
}
