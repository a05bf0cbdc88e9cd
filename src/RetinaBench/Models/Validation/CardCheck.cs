namespace RetinaBench.Models.Validation;

/// <summary>Holds the card to itself: names, sizes, decisions and units.</summary>
internal sealed class CardCheck : IModelCheck
{
    /// <inheritdoc/>
    public string Id => "card";

    /// <inheritdoc/>
    public string Name => "the card is consistent";

    /// <inheritdoc/>
    public IReadOnlyList<string> Needs => [];

    /// <inheritdoc/>
    public CheckVerdict Run(ValidationSubject subject)
    {
        ModelCard card = subject.Card;
        if (FindFault(card, subject.Model is IRetinaModel) is { } fault)
            return CheckVerdict.Failed(fault);
        return CheckVerdict.Passed(card.Input is null
            ? "fitted to a cell, movies of any size"
            : FormattableString.Invariant($"{card.Layers.Count} layers, {card.CellTypes.Count()} cell types that may be lesioned, movies of {card.Input}"));
    }

    /// <summary>What is wrong with a card, naming member and value; null where nothing is.</summary>
    /// <param name="card">The card.</param>
    /// <param name="answersStimuli">Whether it is the card of an <see cref="IRetinaModel"/>; any other has neither input nor layers.</param>
    public static string? FindFault(ModelCard card, bool answersStimuli) => FindTextFault(card) ?? FindUnitFault(card)
        ?? (answersStimuli ? FindInputFault(card) ?? FindLayerFault(card) ?? FindDecisionFault(card) : FindFittedFault(card));

    private static string? FindTextFault(ModelCard card)
    {
        (string Member, string? Value)[] texts =
            [("name", card.Name), ("version", card.Version), ("description", card.Description), ("citation", card.Citation), ("responseUnit", card.ResponseUnit)];
        foreach ((string member, string? value) in texts)
        {
            if (string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl))
                return $"{member} is '{OneLine.Of(value ?? "")}', expected a line of text";
        }

        return null;
    }

    private static string? FindInputFault(ModelCard card)
    {
        if (card.Input is null)
            return "input is null, expected the shape of the movies";
        if ((long)card.Input.Frames * card.Input.Rows * card.Input.Columns > Array.MaxLength)
            return $"input is {card.Input}, which is more than the {Array.MaxLength} values of the largest movie";
        return null;
    }

    // What nothing is asked of would only be believed.
    private static string? FindFittedFault(ModelCard card)
    {
        if (card.Input is not null)
            return $"input is {card.Input}, expected null: the model answers no stimuli";
        if (card.Layers is not { Count: 0 })
            return $"there are {card.Layers?.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"} layers, expected an empty list: the model answers no stimuli";
        return card.Classes is { Count: 0 } ? null : $"there are {card.Classes?.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"} classes, expected an empty list: the model answers no stimuli";
    }

    private static string? FindUnitFault(ModelCard card)
    {
        if (card.PixelDegrees is { } degrees && !(double.IsFinite(degrees) && degrees > 0))
            return FormattableString.Invariant($"pixelDegrees is {degrees}, expected a positive number or null");
        if (card.Cost is { } cost && (cost.Weights < 0 || cost.MultiplyAdds < 0))
            return FormattableString.Invariant($"cost is {cost.Weights} weights and {cost.MultiplyAdds} multiply-adds, expected 0 or more of each");
        if (card.FrameMilliseconds is { } duration && !(double.IsFinite(duration) && duration > 0))
            return FormattableString.Invariant($"frameMilliseconds is {duration}, expected a positive number or null");
        return null;
    }

    private static string? FindLayerFault(ModelCard card)
    {
        if (card.Layers is null || card.Layers.Count == 0)
            return "layers is empty, expected at least one";
        foreach (LayerCard layer in card.Layers)
        {
            // The text form of a lesion is layer:type,type;layer:type.
            if (string.IsNullOrWhiteSpace(layer.Name) || layer.Name.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is ':' or ';' or ',' or '/'))
                return $"layer '{OneLine.Of(layer.Name ?? "")}': a name has no spaces, colons, semicolons, commas or slashes, and is not empty";
            if (layer.CellTypes < 1 || layer.Frames < 1 || layer.Rows < 1 || layer.Columns < 1)
                return $"layer {layer.Name} is [{layer.CellTypes} types, {layer.Frames} frames, {layer.Rows} rows, {layer.Columns} columns], expected at least 1 of each";
            if ((double)layer.CellTypes * layer.Frames * layer.Rows * layer.Columns > Array.MaxLength)
                return $"layer {layer.Name} has more than the {Array.MaxLength} values of the largest response";
        }

        string? repeated = card.Layers.GroupBy(l => l.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        return repeated is null ? null : $"layer {repeated} appears twice";
    }

    private static string? FindDecisionFault(ModelCard card)
    {
        if (card.Classes is null)
            return "classes is null, expected a list";
        LayerCard[] decisions = [.. card.Layers.Where(l => l.Role == LayerRole.Decision)];
        if (decisions.Length > 1)
            return $"there are {decisions.Length} decision layers, expected at most one";
        if (decisions.Length == 0)
            return card.Classes.Count == 0 ? null : $"there are {card.Classes.Count} classes and no decision layer";
        if (!ReferenceEquals(card.Layers[^1], decisions[0]))
            return $"decision layer {decisions[0].Name} is not the last layer";
        if (decisions[0].CellTypes != card.Classes.Count)
            return $"decision layer {decisions[0].Name} has {decisions[0].CellTypes} units for {card.Classes.Count} classes";
        if (card.Classes.Any(string.IsNullOrWhiteSpace) || card.Classes.Distinct(StringComparer.Ordinal).Count() != card.Classes.Count)
            return $"classes are '{string.Join("', '", card.Classes)}', expected distinct names";
        return null;
    }
}
