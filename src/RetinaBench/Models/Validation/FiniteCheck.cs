namespace RetinaBench.Models.Validation;

/// <summary>Asks for every reduction of every layer of the intact model and looks for NaN and infinity.</summary>
/// <remarks>Later checks refuse such values as well, in lesioned models too; the intact model is looked at before anything is lesioned.</remarks>
internal sealed class FiniteCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "finite";

    /// <inheritdoc/>
    public string Name => "responses of the intact model are finite";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["shapes"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        ResponseQuery query = ReductionQuery.Of(subject.Card);
        subject.Ask(subject.Movies, query);
        return CheckVerdict.Passed(FormattableString.Invariant($"{ReductionQuery.Count(query)} responses to {subject.Movies.Count} movies"));
    }
}
