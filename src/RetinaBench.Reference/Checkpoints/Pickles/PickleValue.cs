namespace RetinaBench.Reference.Checkpoints.Pickles;

/// <summary>A passive value of a pickle; nothing of it was executed or can be.</summary>
internal abstract class PickleValue
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Noun { get; }

    /// <summary>A whole number of 32 bits.</summary>
    public sealed class Integer(long number) : PickleValue
    {
        public override string Noun => "a number";

        public long Number { get; } = number;
    }

    /// <summary>A string.</summary>
    public sealed class Text(string content) : PickleValue
    {
        public override string Noun => "a string";

        public string Content { get; } = content;
    }

    /// <summary>True or False.</summary>
    public sealed class Truth : PickleValue
    {
        public override string Noun => "a truth value";
    }

    /// <summary>A tuple.</summary>
    public sealed class Tuple(IReadOnlyList<PickleValue> items) : PickleValue
    {
        public override string Noun => $"a tuple of {Items.Count}";

        public IReadOnlyList<PickleValue> Items { get; } = items;
    }

    /// <summary>A dict or an OrderedDict with distinct strings as keys, in order.</summary>
    public sealed class Dictionary(bool isOrderedDict) : PickleValue
    {
        private readonly HashSet<string> keys = new(StringComparer.Ordinal);
        private readonly List<(string Key, PickleValue Value)> items = [];

        public override string Noun => $"a dictionary of {items.Count}";

        public bool IsOrderedDict { get; } = isOrderedDict;

        public IReadOnlyList<(string Key, PickleValue Value)> Items => items;

        /// <summary>Adds an item, or returns false when the key is already there.</summary>
        public bool TryAdd(string key, PickleValue value)
        {
            if (!keys.Add(key))
                return false;
            items.Add((key, value));
            return true;
        }
    }

    /// <summary>One of the Python objects that a state dict may name.</summary>
    public sealed class Global(PickleGlobal which) : PickleValue
    {
        public override string Noun => $"the Python object {Which}";

        public PickleGlobal Which { get; } = which;
    }

    /// <summary>A float32 storage: the key of its zip entry and its number of elements.</summary>
    public sealed class Storage(string key, long count) : PickleValue
    {
        public override string Noun => "a storage";

        public string Key { get; } = key;

        public long Count { get; } = count;
    }

    /// <summary>A view of a storage; offset and strides in elements, as many strides as sizes, none negative.</summary>
    public sealed class Tensor(Storage storage, long storageOffset, IReadOnlyList<long> shape, IReadOnlyList<long> strides) : PickleValue
    {
        public override string Noun => "a tensor";

        public Storage Backing { get; } = storage;

        public long StorageOffset { get; } = storageOffset;

        public IReadOnlyList<long> Shape { get; } = shape;

        public IReadOnlyList<long> Strides { get; } = strides;
    }
}
