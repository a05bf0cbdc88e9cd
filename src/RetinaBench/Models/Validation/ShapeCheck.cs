namespace RetinaBench.Models.Validation;

/// <summary>Asks for every reduction of every layer and looks at the shapes alone.</summary>
internal sealed class ShapeCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "shapes";

    /// <inheritdoc/>
    public string Name => "responses have the declared shape for every reduction";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["card"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        ResponseQuery query = ReductionQuery.Of(subject.Card);
        ResponseBatch? answer = subject.AskUnchecked(subject.Movies, query);
        return ResponseBatch.FindShapeFault(subject.Card, subject.Movies.Count, query, answer) is { } fault
            ? CheckVerdict.Failed(fault)
            : CheckVerdict.Passed(FormattableString.Invariant($"{ReductionQuery.Count(query)} responses to {subject.Movies.Count} movies"));
    }
}
