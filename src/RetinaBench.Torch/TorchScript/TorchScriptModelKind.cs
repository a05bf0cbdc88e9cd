using RetinaBench.Json;
using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Models.Validation;
using RetinaBench.Torch.Devices;

namespace RetinaBench.Torch.TorchScript;

/// <summary>Opens models exported from PyTorch: <c>{"kind": "torchscript", "name": ..., "path": "variant.pt", "card": "variant.card.json", "device": "cpu"}</c>.</summary>
/// <remarks>The card is a <see cref="ScriptCard"/>. A module is code and runs with the rights of the host. Thread-safe.</remarks>
public sealed class TorchScriptModelKind : IModelKind
{
    private const string Module = "path", CardFile = "card";

    private const int MaximumCardBytes = 1 << 20;

    /// <inheritdoc/>
    public string Kind => "torchscript";

    /// <inheritdoc/>
    public IReadOnlyList<EntryMember> Members { get; } =
    [
        new(Module, EntryMemberType.File, Required: true),
        new(CardFile, EntryMemberType.File, Required: true),
        .. TorchEntry.Members,
    ];

    /// <inheritdoc/>
    public IModel Open(ModelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        TorchEntry.RequireTorch(entry);
        TorchOptions options = TorchEntry.Read(entry);
        string path = entry.RequireFile(Module), cardFile = entry.RequireFile(CardFile);
        try
        {
            ScriptCard card = StrictJson.Read<ScriptCard>(cardFile, MaximumCardBytes);
            if (ModelValidator.FindCardFault(card.ToModelCard(entry.Name)) is { } fault)
                throw new InputException($"{cardFile}: {fault}");
            return TorchScriptModel.Load(entry.Name, path, card, options);
        }
        catch (InputException e)
        {
            throw entry.Error(e.Message, e);
        }
    }
}
