using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RetinaBench.Stimuli;

namespace RetinaBench.Models.Validation;

/// <summary>Holds the gradients of a model that offers them to its responses, and to themselves.</summary>
internal sealed class InputGradientCheck : IModelCheck
{
    private const ulong Seed = 20213;

    // As for reductions: two sound float32 implementations of one network agree to about this share of the largest magnitude.
    private const double ValueTolerance = 1e-4;

    // Shares of the product of the lengths of gradient and direction, some times the errors that DifferenceQuotient names. Noise sees a wrong gradient from all sides but weakly, the gradient sees itself sharply but from one.
    private const double ShareAlongGradient = 0.1;
    private const double ShareAlongNoise = 0.25;

    private const int Threads = 4;

    /// <inheritdoc/>
    public string Id => "input-gradients";

    /// <inheritdoc/>
    public string Name => "gradients with respect to the movie are those of the responses, finite and the same at every call";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["finite"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        if (subject.Model is not IInputGradient model)
            return CheckVerdict.Skipped("the model does not offer gradients with respect to the movie");
        int objectives = 0;
        Lesion lesion = Lesion.Of(subject.Card.Layers.Where(l => l.Role != LayerRole.Decision && l.CellTypes > 1).Select(l => new CellType(l.Name, 0)));
        (Stimulus Movie, Lesion Lesion)[] conditions = [(subject.Movies[0], Lesion.None), (subject.Movies[0], lesion), (subject.Movies[^1], Lesion.None)];
        foreach ((Stimulus movie, Lesion lesioned) in conditions.Distinct())
        {
            ResponseBatch full = subject.AskEverything([movie], lesioned);
            IReadOnlyList<ResponseObjective> asked = GradientObjectives.Of(subject.Card, lesioned, full);
            objectives += asked.Count;
            if (FindFault(subject, model, movie, full, asked) is { } fault)
                return CheckVerdict.Failed($"of {movie.Id}, {fault}");
        }

        return CheckVerdict.Passed(FormattableString.Invariant($"{objectives} objectives on dots and noise, each along noise and along its gradient"));
    }

    private static string? FindFault(ValidationSubject subject, IInputGradient model, Stimulus stimulus, ResponseBatch full, IReadOnlyList<ResponseObjective> objectives)
    {
        float[] movie = new float[subject.Card.Geometry.Pixels], noise = Noise(movie.Length), gradient = new float[movie.Length];
        stimulus.Render(movie);
        double scale = Enumerable.Range(0, subject.Card.Layers.Count).Max(layer => Largest(full[0, 0, layer]));
        var seen = new byte[objectives.Count][];
        for (int i = 0; i < objectives.Count; i++)
        {
            // What is left unwritten is found below as not finite.
            Array.Fill(gradient, float.NaN);
            double value = model.Differentiate(movie, objectives[i], gradient), expected = objectives[i].Evaluate(subject.Card, subject.Ask([stimulus], objectives[i].Query), 0);
            if (!(Math.Abs(value - expected) <= ValueTolerance * scale))
                return FormattableString.Invariant($"{objectives[i]}: value {value:R}, the responses give {expected:R}");
            int at = Array.FindIndex(gradient, g => !float.IsFinite(g));
            if (at >= 0)
                return FormattableString.Invariant($"{objectives[i]}: the gradient of {Pixel(subject.Card.Geometry, at)} is {gradient[at]}, not a finite number");
            var quotient = new DifferenceQuotient(subject, movie, objectives[i], gradient);
            if ((quotient.FindFault("noise", noise, ShareAlongNoise / Math.Sqrt(noise.Length)) ?? FindFaultAlongGradient(quotient, gradient)) is { } fault)
                return $"{objectives[i]}: {fault}";
            seen[i] = Hash(value, gradient);
        }

        return FindChange(subject.Card, model, movie, objectives, seen);
    }

    private static string? FindFaultAlongGradient(DifferenceQuotient quotient, float[] gradient)
    {
        float largest = Largest(gradient);
        return largest == 0 ? null : quotient.FindFault("itself", Array.ConvertAll(gradient, g => g / largest), ShareAlongGradient);
    }

    // Calls again, in the other order and from several threads where the model takes that.
    private static string? FindChange(ModelCard card, IInputGradient model, float[] movie, IReadOnlyList<ResponseObjective> objectives, byte[][] seen)
    {
        var faults = new string?[objectives.Count];
        Parallel.For(0, objectives.Count, new ParallelOptions { MaxDegreeOfParallelism = card.ThreadSafe ? Threads : 1 }, i =>
        {
            int at = objectives.Count - 1 - i;
            float[] gradient = new float[movie.Length];
            double value = model.Differentiate(movie, objectives[at], gradient);
            if (!Hash(value, gradient).AsSpan().SequenceEqual(seen[at]))
                faults[at] = $"{objectives[at]}: a second call gives other bits{(card.ThreadSafe ? FormattableString.Invariant($", with up to {Threads} threads at once") : "")}";
        });
        return faults.FirstOrDefault(f => f is not null);
    }

    private static byte[] Hash(double value, float[] gradient) =>
        SHA256.HashData([.. SHA256.HashData(MemoryMarshal.AsBytes<float>(gradient)), .. BitConverter.GetBytes(value)]);

    private static float[] Noise(int length)
    {
        var random = new RandomStream(Seed, "validation/direction");
        float[] noise = new float[length];
        for (int i = 0; i < length; i++)
            noise[i] = random.NextInt(2) == 0 ? -1 : 1;
        return noise;
    }

    private static float Largest(ReadOnlySpan<float> values)
    {
        float largest = 0;
        foreach (float value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    private static string Pixel(MovieGeometry geometry, int at) =>
        FormattableString.Invariant($"frame {at / geometry.PixelsPerFrame}, row {at / geometry.Columns % geometry.Rows}, column {at % geometry.Columns}");
}
