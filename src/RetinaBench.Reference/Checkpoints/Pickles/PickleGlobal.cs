namespace RetinaBench.Reference.Checkpoints.Pickles;

/// <summary>The Python objects that a state dict may name.</summary>
internal enum PickleGlobal
{
    /// <summary>collections.OrderedDict: called without arguments, makes an empty dictionary.</summary>
    OrderedDict,

    /// <summary>torch._utils._rebuild_tensor_v2: makes a tensor that views a storage.</summary>
    RebuildTensor,

    /// <summary>torch.FloatStorage: the type of a float32 storage, named in its identity and never called.</summary>
    FloatStorage,
}
