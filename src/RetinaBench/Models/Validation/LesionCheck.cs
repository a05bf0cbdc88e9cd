using RetinaBench.Stimuli;

namespace RetinaBench.Models.Validation;

/// <summary>Lesions each cell type alone: its output must be zero, and what lies upstream of its layer must not notice.</summary>
internal sealed class LesionCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "lesion";

    /// <inheritdoc/>
    public string Name => "a lesion silences its cell type everywhere and leaves upstream layers bit-equal";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => ["finite"];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        CellType[] types = [.. subject.Card.CellTypes];
        if (types.Length == 0)
            return CheckVerdict.Skipped("the model has no cell types that may be lesioned");
        Stimulus movie = subject.Movies[0];
        foreach (CellType type in types)
        {
            if (FindFault(subject, movie, type) is { } fault)
                return CheckVerdict.Failed($"lesion of {type}: {fault}");
        }

        return CheckVerdict.Passed(FormattableString.Invariant($"{types.Length} single lesions, one movie"));
    }

    private static string? FindFault(ValidationSubject subject, Stimulus movie, CellType type)
    {
        ResponseRequest[] upToLayer = [.. subject.Everything.TakeWhile(r => r.Layer != type.Layer), new(type.Layer, Reduction.Full)];
        ResponseBatch answer = subject.Ask([movie], ResponseQuery.Of(Lesion.Of(type), upToLayer));
        ReadOnlySpan<float> lesioned = answer[0, 0, upToLayer.Length - 1];
        int perType = lesioned.Length / subject.Card.FindLayer(type.Layer)!.CellTypes;
        int at = lesioned.Slice(type.Index * perType, perType).IndexOfAnyExcept(0f);
        if (at >= 0)
        {
            int index = (type.Index * perType) + at;
            return FormattableString.Invariant($"{type.Layer}/{Reduction.Full} of {movie.Id}, {subject.Place(upToLayer[^1], index)}: {lesioned[index]:R}, expected 0");
        }

        ResponseRequest[] upstream = upToLayer[..^1];
        return subject.FindDifference(upstream, movie, (answer, 0, 0), (subject.Intact, 0, 0)) is { } difference ? $"upstream, {difference} as intact" : null;
    }
}
