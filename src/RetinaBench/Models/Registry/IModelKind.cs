namespace RetinaBench.Models.Registry;

/// <summary>A way to open models: the registry's <c>kind</c>. Adding a kind is adding one class.</summary>
public interface IModelKind
{
    /// <summary>The value of <c>kind</c> in a registry, for example <c>assembly</c>.</summary>
    string Kind { get; }

    /// <summary>The members that an entry of this kind may or must have; any other is an error.</summary>
    IReadOnlyList<EntryMember> Members { get; }

    /// <summary>Whether the model of an entry is fitted to cells rather than shown stimuli, for telling the time left of a run; null where that is not known before it is opened.</summary>
    /// <param name="entry">An entry of this kind.</param>
    bool? IsFitted(ModelEntry entry) => null;

    /// <summary>Opens the model of an entry.</summary>
    /// <param name="entry">An entry of this kind.</param>
    /// <exception cref="InputException">The model cannot be opened; the message begins with the entry's place.</exception>
    IModel Open(ModelEntry entry);
}
