namespace RetinaBench.Models.Registry;

/// <summary>What a member of a registry entry holds.</summary>
public enum EntryMemberType
{
    /// <summary>A text that is not empty.</summary>
    Text,

    /// <summary>The path of a file, relative to the registry's folder.</summary>
    File,

    /// <summary>A whole number of at least 1.</summary>
    Number,

    /// <summary>A list of texts, at least one, of which none is empty: a command and its arguments.</summary>
    TextList,

    /// <summary>An object whose members are all texts.</summary>
    Options,
}
