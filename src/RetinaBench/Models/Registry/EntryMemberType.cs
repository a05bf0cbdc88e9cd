namespace RetinaBench.Models.Registry;

/// <summary>What a member of a registry entry holds.</summary>
public enum EntryMemberType
{
    /// <summary>A text that is not empty.</summary>
    Text,

    /// <summary>The path of a file, relative to the registry's folder.</summary>
    File,

    /// <summary>An object whose members are all texts.</summary>
    Options,
}
