using RetinaBench.Models;
using RetinaBench.Models.Registry;
using RetinaBench.Torch.Devices;
using RetinaBench.Torch.Murray2021;

namespace RetinaBench.Torch;

/// <summary>Opens built-in architectures on the Torch core: <c>{"kind": "torch", "name": ..., "architecture": "murray2021", "weights": "model.pt", "device": "cuda"}</c>.</summary>
/// <remarks>The device is <c>cpu</c> unless named; <c>precision</c> is <c>single</c>, <c>tf32</c> or <c>mixed</c>; <c>batch</c> a number or <c>auto</c>. Thread-safe.</remarks>
public sealed class TorchModelKind : IModelKind
{
    private const string Architecture = "architecture";
    private const string Weights = "weights";
    private const string Murray2021 = "murray2021";

    /// <inheritdoc/>
    public string Kind => "torch";

    /// <inheritdoc/>
    public IReadOnlyList<EntryMember> Members { get; } =
    [
        new(Architecture, EntryMemberType.Text, Required: true),
        new(Weights, EntryMemberType.File, Required: true),
        .. TorchEntry.Members,
    ];

    /// <inheritdoc/>
    public IModel Open(ModelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        TorchEntry.RequireTorch(entry);
        string architecture = entry.Require(Architecture);
        if (architecture != Murray2021)
            throw entry.Error($"{Architecture}: '{architecture}' is not one of {Murray2021}");
        TorchOptions options = TorchEntry.Read(entry);
        string weights = entry.RequireFile(Weights);
        try
        {
            return TorchMurray2021Model.FromCheckpoint(entry.Name, weights, options);
        }
        catch (InputException e)
        {
            throw entry.Error(e.Message, e);
        }
    }
}
