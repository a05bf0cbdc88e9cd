namespace RetinaBench.Runs.Journals;

/// <summary>Says in a journal which model was found behind a name when it was opened.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Card">SHA-256 of its card.</param>
public sealed record OpenedModel(string Name, string Card);
