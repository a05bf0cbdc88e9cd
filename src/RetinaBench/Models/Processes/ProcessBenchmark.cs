using System.Diagnostics;
using RetinaBench.Models.Registry;
using RetinaBench.Models.Validation;
using RetinaBench.Stimuli;

namespace RetinaBench.Models.Processes;

/// <summary>Measures what the pipe to a model process costs, against the time that the process says the model itself took.</summary>
/// <remarks>One process, one call at a time: everything that is not the model adds up and nothing hides behind it.</remarks>
public static class ProcessBenchmark
{
    /// <summary>Runs the benchmark.</summary>
    /// <param name="entry">An entry of kind <c>process</c>.</param>
    /// <param name="stimuli">Stimuli of one repeat, at least 1.</param>
    /// <param name="repeats">Repeats whose medians are reported, at least 1; one more before them is not counted.</param>
    /// <param name="cancellation">Ends the benchmark early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The entry is of another kind, or its model cannot be opened or does not say how long it takes.</exception>
    /// <exception cref="ModelProcessException">The process failed.</exception>
    public static ProcessBenchmarkResult Run(ModelEntry entry, int stimuli, int repeats, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentOutOfRangeException.ThrowIfLessThan(stimuli, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        var kind = new ProcessModelKind();
        if (entry.Kind != kind.Kind)
            throw entry.Error($"kind '{entry.Kind}' runs in this process: there is no pipe to be measured");
        IModel opened = kind.Open(entry);
        using var closing = opened as IDisposable;
        if (opened is not ProcessModel model)
            throw entry.Error("the model is fitted to cells and answers no stimuli: there is no request to be measured");
        ModelCard card = model.Card;
        var environment = new ValidationEnvironment(card.Geometry);
        Stimulus[] scenes = [.. Enumerable.Range(0, stimuli).Select(s => environment.Create(s % 2, s))], movies = [.. scenes.Select(ToFrames)];
        ResponseQuery last = ResponseQuery.Of(Lesion.None, new ResponseRequest(card.Layers[^1].Name, Reduction.LastFrame));
        ResponseQuery means = ResponseQuery.Of(Lesion.None, [.. card.Layers.Select(l => new ResponseRequest(l.Name, Reduction.Mean))]);
        List<ProcessTiming> timings =
        [
            Measure($"{card.Layers[^1].Name} on the last frame, of scenes", () => Ask(scenes, last)),
            Measure($"{card.Layers[^1].Name} on the last frame, of frames", () => Ask(movies, last)),
            Measure("means of all layers, of scenes", () => Ask(scenes, means)),
        ];
        if (model is IInputGradient gradients)
            timings.Add(Measure($"gradient of {card.Layers[^1].Name} on the last frame", () => DifferentiateAll(gradients, card, movies, cancellation)));
        return new(entry.Name, model.Client, stimuli, repeats, timings);

        double Ask(Stimulus[] shown, ResponseQuery query)
        {
            long start = Stopwatch.GetTimestamp();
            model.Respond(shown, query, cancellation);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        ProcessTiming Measure(string request, Func<double> ask)
        {
            double[] all = new double[repeats], own = new double[repeats], overhead = new double[repeats];
            for (int i = -1; i < repeats; i++)
            {
                double before = model.ModelSeconds;
                double took = ask() / stimuli, models = (model.ModelSeconds - before) * 1e3 / stimuli;
                if (!(models > 0))
                    throw entry.Error("its answers do not say how long the model took (member modelSeconds), so that nothing can be told from it");
                if (i >= 0)
                    (all[i], own[i], overhead[i]) = (took, models, took - models);
            }

            return new(request, Median(all), Median(own), Median(overhead), Median(overhead) / Median(own));
        }
    }

    // Milliseconds of the calls alone: movies are drawn for the benchmark's sake.
    private static double DifferentiateAll(IInputGradient model, ModelCard card, Stimulus[] movies, CancellationToken cancellation)
    {
        var objective = new ResponseObjective(Lesion.None, new ObjectiveTerm(new(card.Layers[^1].Name, 0), Reduction.LastFrame));
        float[] movie = new float[card.Geometry.Pixels], gradient = new float[card.Geometry.Pixels];
        double milliseconds = 0;
        foreach (Stimulus stimulus in movies)
        {
            cancellation.ThrowIfCancellationRequested();
            stimulus.Render(movie);
            long start = Stopwatch.GetTimestamp();
            model.Differentiate(movie, objective, gradient);
            milliseconds += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return milliseconds;
    }

    private static Stimulus ToFrames(Stimulus scene)
    {
        float[] frames = new float[scene.Geometry.Pixels];
        scene.Render(frames);
        return Stimulus.FromFrames(scene.Id, scene.Geometry, frames, scene.Label);
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
