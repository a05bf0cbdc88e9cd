using RetinaBench.Reference.Checkpoints.Pickles;

namespace RetinaBench.Reference.Checkpoints;

/// <summary>Reads state dicts that torch.save wrote (PyTorch 1.6 and later): a zip with a pickle and float32 storages.</summary>
/// <remarks>
/// Nothing in the file is executed. The pickle may name <c>collections.OrderedDict</c>, <c>torch._utils._rebuild_tensor_v2</c>
/// and <c>torch.FloatStorage</c>, which are read as descriptions; every other global is refused by its name.
/// </remarks>
public static class TorchZipReader
{
    /// <summary>Reads a file; the tensors keep the order of the state dict.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is missing, unreadable, damaged, not a flat state dict of float32 tensors, beyond
    /// <see cref="CheckpointLimits"/>, or has values that are not finite.</exception>
    public static Checkpoint Read(string path) => Decode(Printable.OneLine(path), CheckpointFile.ReadAll(path));

    /// <summary>Reads the bytes of a file; <paramref name="file"/> is how messages name it.</summary>
    internal static Checkpoint Decode(string file, byte[] bytes)
    {
        using var archive = new TorchArchive(file, bytes);
        archive.CheckByteOrder();
        string place = $"{file}: {Printable.Quote(archive.Pickle)}";
        PickleValue root = PickleReader.Read(place, archive.Read(archive.Pickle, CheckpointLimits.PickleBytes));
        if (root is not PickleValue.Dictionary stateDict)
            throw new InputException($"{place}: holds {root.Noun}, expected a state dict of tensors");

        var builder = new CheckpointBuilder(file);
        var storages = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach ((string name, PickleValue value) in stateDict.Items)
        {
            if (value is not PickleValue.Tensor tensor)
                throw new InputException($"{place}: {Printable.Quote(name)} is {value.Noun}, expected a tensor: save the state dict alone");
            builder.Add(name, tensor.Shape, values => Fill(file, archive, storages, name, tensor, values));
        }

        return builder.Build(metadata: null);
    }

    private static void Fill(string file, TorchArchive archive, Dictionary<string, byte[]> storages, string name, PickleValue.Tensor tensor, float[] values)
    {
        string place = $"{file}: tensor {Printable.Quote(name)}";
        byte[] storage = ReadStorage(place, archive, storages, tensor.Backing);
        long extent = StridedTensor.Extent(tensor.StorageOffset, tensor.Shape, tensor.Strides);
        if (extent > tensor.Backing.Count)
        {
            throw new InputException($"{place} reaches element {extent - 1} of its storage of {tensor.Backing.Count}: offset {tensor.StorageOffset}, " +
                $"shape {TensorShape.Format(tensor.Shape)}, strides {TensorShape.Format(tensor.Strides)}");
        }

        StridedTensor.Copy(storage, tensor.StorageOffset, tensor.Shape, tensor.Strides, values);
    }

    private static byte[] ReadStorage(string place, TorchArchive archive, Dictionary<string, byte[]> storages, PickleValue.Storage storage)
    {
        int length = checked((int)storage.Count * sizeof(float));
        if (!storages.TryGetValue(storage.Key, out byte[]? bytes))
        {
            bytes = archive.Read(archive.Storage(storage.Key), length);
            storages.Add(storage.Key, bytes);
        }

        return bytes.Length == length
            ? bytes
            : throw new InputException($"{place} has a storage of {storage.Count} float32 elements, its zip entry " +
                $"{Printable.Quote(archive.Storage(storage.Key))} has {bytes.Length} bytes, expected {length}");
    }
}
