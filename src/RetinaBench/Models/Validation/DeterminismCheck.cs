namespace RetinaBench.Models.Validation;

/// <summary>Makes the same call twice.</summary>
internal sealed class DeterminismCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "determinism";

    /// <inheritdoc/>
    public string Name => "the same call gives the same bits";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["finite"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        ResponseBatch first = subject.Intact;
        ResponseBatch second = subject.AskEverything(subject.Movies, Lesion.None);
        for (int s = 0; s < subject.Movies.Count; s++)
        {
            if (subject.FindDifference(subject.Everything, subject.Movies[s], (second, s, 0), (first, s, 0)) is { } difference)
                return CheckVerdict.Failed($"second call: {difference}");
        }

        return CheckVerdict.Passed(FormattableString.Invariant($"all layers in full, {subject.Movies.Count} movies, two calls"));
    }
}
