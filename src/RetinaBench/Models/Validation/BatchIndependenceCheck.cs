using RetinaBench.Stimuli;

namespace RetinaBench.Models.Validation;

/// <summary>Shows movies together, in the other order, and each alone.</summary>
internal sealed class BatchIndependenceCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "batch-independence";

    /// <inheritdoc/>
    public string Name => "a response does not depend on what else is in the batch, nor on the order";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["finite"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        IReadOnlyList<Stimulus> movies = subject.Movies;
        ResponseBatch together = subject.Intact;
        ResponseBatch reversed = subject.AskEverything([.. movies.Reverse()], Lesion.None);
        for (int s = 0; s < movies.Count; s++)
        {
            if (subject.FindDifference(subject.Everything, movies[s], (reversed, movies.Count - 1 - s, 0), (together, s, 0)) is { } inOrder)
                return CheckVerdict.Failed($"in reversed order: {inOrder}");
            ResponseBatch alone = subject.AskEverything([movies[s]], Lesion.None);
            if (subject.FindDifference(subject.Everything, movies[s], (alone, 0, 0), (together, s, 0)) is { } inBatch)
                return CheckVerdict.Failed($"shown alone: {inBatch}");
        }

        return CheckVerdict.Passed(FormattableString.Invariant($"all layers in full, {movies.Count} movies together, reversed and alone"));
    }
}
