namespace RetinaBench.Reference.Checkpoints;

/// <summary>The largest checkpoint that is read: a file beyond any of these bounds is refused before memory is spent on it.</summary>
/// <remarks>Retina models have thousands of parameters; the bounds leave room for a few million and for nothing hostile.</remarks>
public static class CheckpointLimits
{
    /// <summary>Bytes of a checkpoint file, and of everything unpacked from a zip in all.</summary>
    public const int FileBytes = 100 * 1024 * 1024;

    /// <summary>Bytes of the JSON header of a safetensors file.</summary>
    public const int HeaderBytes = 1024 * 1024;

    /// <summary>Bytes of the pickle in a PyTorch file.</summary>
    public const int PickleBytes = 4 * 1024 * 1024;

    /// <summary>Tensors in a checkpoint.</summary>
    public const int Tensors = 10_000;

    /// <summary>Elements of all tensors of a checkpoint together, counted after expansion of shared storages.</summary>
    public const int Elements = FileBytes / sizeof(float);

    /// <summary>Dimensions of a tensor.</summary>
    public const int Dimensions = 8;

    /// <summary>UTF-16 units in the name of a tensor.</summary>
    public const int NameLength = 256;

    /// <summary>Entries of the zip of a PyTorch file: one storage a tensor and a few small files.</summary>
    public const int ZipEntries = Tensors + 16;

    /// <summary>Instructions in a pickle; a state dict needs about 50 a tensor.</summary>
    public const int PickleInstructions = 1_000_000;

    /// <summary>Values on the stack of a pickle; writers put at most 1,000 items (2,000 values) there at once.</summary>
    public const int PickleStack = 10_000;

    /// <summary>Open marks (nested tuples or item lists) in a pickle.</summary>
    public const int PickleMarks = 64;

    /// <summary>Values a pickle remembers for reuse; a state dict needs about ten a tensor.</summary>
    public const int PickleMemo = 200_000;
}
