namespace RetinaBench.Models.Registry;

/// <summary>A member that a kind of model reads from a registry entry, beside <c>kind</c> and <c>name</c>.</summary>
/// <param name="Name">Name of the member, for example <c>weights</c>.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Required">Whether an entry without it is an error.</param>
public sealed record EntryMember(string Name, EntryMemberType Type, bool Required);
