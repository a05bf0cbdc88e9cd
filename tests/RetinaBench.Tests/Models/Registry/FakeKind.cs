using RetinaBench.Models;
using RetinaBench.Models.Registry;

namespace RetinaBench.Tests.Models.Registry;

/// <summary>A kind with a member of every type, that opens nothing.</summary>
internal sealed class FakeKind : IModelKind
{
    public string Kind => "fake";

    public IReadOnlyList<EntryMember> Members { get; } =
    [
        new("file", EntryMemberType.File, Required: true),
        new("text", EntryMemberType.Text, Required: false),
        new("options", EntryMemberType.Options, Required: false),
    ];

    public IModel Open(ModelEntry entry) => throw entry.Error($"file: cannot open '{entry.RequireFile("file")}'");
}
