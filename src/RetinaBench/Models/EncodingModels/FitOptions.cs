using RetinaBench.Stimuli;

namespace RetinaBench.Models.EncodingModels;

/// <summary>How an encoding model is fitted, whatever the model.</summary>
/// <remarks>A fit depends on the recording, <see cref="Seed"/>, <see cref="ValidationShare"/> and <see cref="Effort"/> alone, not on <see cref="Threads"/>.</remarks>
public sealed record FitOptions
{
    /// <summary>The most threads that can be asked for.</summary>
    public const int MaximumThreads = 1024;

    /// <summary>Seed of everything that is drawn: initial weights, batches, noise.</summary>
    public ulong Seed { get; init; }

    /// <summary>Share of the frames, the last ones, that are held back to choose between stages of the fit; 0 (no choice: the last stage is taken) to 0.5.</summary>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>Share of the steps that the model usually takes, above 0 to 1 (the default); ignored by models that are fitted in one piece.</summary>
    public double Effort { get; init; } = 1;

    /// <summary>Threads, 1 to <see cref="MaximumThreads"/>; by default one a processor.</summary>
    public int Threads { get; init; } = Math.Min(Environment.ProcessorCount, MaximumThreads);

    /// <summary>Every member that is outside of its range, in the order of the members; empty for valid options.</summary>
    public IReadOnlyList<OptionProblem> Problems()
    {
        List<OptionProblem> problems = [];
        if (ValidationShare is not (>= 0 and <= 0.5))
            problems.Add(new("validationShare", FormattableString.Invariant($"{ValidationShare} is not in [0, 0.5]")));
        if (!(Effort is > 0 and <= 1))
            problems.Add(new("effort", FormattableString.Invariant($"{Effort} is not in (0, 1]")));
        problems.AddRange(OptionProblem.Outside("threads", Threads, 1, MaximumThreads));
        return problems;
    }

    /// <summary>Refuses options that are not valid.</summary>
    /// <exception cref="InputException">A member is outside of its range; the message names the first.</exception>
    public void ThrowIfInvalid()
    {
        if (Problems() is [OptionProblem problem, ..])
            throw new InputException($"fit: {problem.Member}: {problem.What}");
    }

    /// <summary>The steps that are taken where a model usually takes a number of them, at least one.</summary>
    /// <param name="usual">The usual number, 1 or more.</param>
    public int StepsOf(int usual) => Math.Max(1, (int)Math.Round(Effort * usual));

    /// <summary>The number of frames that are held back of a number of them.</summary>
    /// <param name="frames">Frames that a model can be fitted to, those with their whole past.</param>
    public int ValidationFrames(int frames) => (int)Math.Round(ValidationShare * frames);
}
