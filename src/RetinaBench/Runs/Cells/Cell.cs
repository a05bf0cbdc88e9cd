namespace RetinaBench.Runs.Cells;

/// <summary>One cell of a leaderboard: a model and a criterion.</summary>
/// <param name="Model">Name of the model in the record.</param>
/// <param name="Suite">Id of the suite.</param>
/// <param name="Criterion">Id of the criterion.</param>
public sealed record Cell(string Model, string Suite, string Criterion)
{
    private const char Separator = '/';

    /// <summary>Finds the cell that a text names.</summary>
    /// <param name="text"><c>model/criterion</c>, or <c>model/suite/criterion</c> where two suites have a criterion of that id.</param>
    /// <param name="record">The record that has it.</param>
    /// <param name="source">How the reader knows the record, for messages.</param>
    /// <exception cref="FormatException">The text names no cell.</exception>
    /// <exception cref="InputException">The record has no such cell, or several.</exception>
    public static Cell Find(string text, RunRecord record, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(record);
        string[] parts = text.Split(Separator);
        if (parts.Length is < 2 or > 3 || parts.Contains(""))
            throw new FormatException($"'{text}' is not a cell: model/criterion is expected, or model/suite/criterion");
        if (record.Models.All(m => m.Name != parts[0]))
            throw new InputException($"{source}: has no model '{parts[0]}'; it has {string.Join(", ", record.Models.Select(m => m.Name))}");
        Cell[] found =
        [
            .. from suite in record.Suites
               where parts.Length == 2 || suite.Id == parts[1]
               from criterion in suite.Criteria
               where criterion.Id == parts[^1]
               select new Cell(parts[0], suite.Id, criterion.Id),
        ];
        return found switch
        {
            [var one] => one,
            [] => throw new InputException($"{source}: has no criterion '{string.Join(Separator, parts[1..])}'; it has {string.Join(", ", record.Suites.SelectMany(s => s.Criteria).Select(c => c.Id))}"),
            _ => throw new InputException($"{source}: '{parts[1]}' is a criterion of several suites: write one of {string.Join(", ", found.Select(c => c.ToString()))}"),
        };
    }

    /// <summary>For example <c>paper-1/murray2021/task-easy</c>.</summary>
    public override string ToString() => string.Join(Separator, Model, Suite, Criterion);
}
