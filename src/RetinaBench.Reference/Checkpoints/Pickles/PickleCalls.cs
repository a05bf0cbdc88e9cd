namespace RetinaBench.Reference.Checkpoints.Pickles;

/// <summary>What the few allowed Python objects mean in a state dict, as passive values.</summary>
/// <param name="input">Where errors are.</param>
internal sealed class PickleCalls(PickleInput input)
{
    private const string RebuildSignature = "(storage, storage offset, shape, strides, requires_grad, backward hooks)";

    /// <summary>The object of a name; any but the allowed three is refused.</summary>
    public PickleValue Find(string module, string name) => (module, name) switch
    {
        ("collections", "OrderedDict") => new PickleValue.Global(PickleGlobal.OrderedDict),
        ("torch._utils", "_rebuild_tensor_v2") => new PickleValue.Global(PickleGlobal.RebuildTensor),
        ("torch", "FloatStorage") => new PickleValue.Global(PickleGlobal.FloatStorage),
        _ => throw input.Fail($"{Printable.Quote($"{module} {name}")} is not allowed in a checkpoint; allowed are 'collections OrderedDict', " +
            "'torch._utils _rebuild_tensor_v2' and 'torch FloatStorage'"),
    };

    /// <summary>What a call of an allowed object stands for.</summary>
    public PickleValue Call(PickleValue callee, PickleValue arguments)
    {
        if (arguments is not PickleValue.Tuple { Items: var items })
            throw input.Fail($"a call has {arguments.Noun} for its arguments, expected a tuple");

        return callee switch
        {
            PickleValue.Global { Which: PickleGlobal.RebuildTensor } => RebuildTensor(items),
            PickleValue.Global { Which: PickleGlobal.OrderedDict } when items.Count == 0 => new PickleValue.Dictionary(isOrderedDict: true),
            PickleValue.Global { Which: PickleGlobal.OrderedDict } => throw input.Fail($"OrderedDict is called with {items.Count} arguments, expected none"),
            _ => throw input.Fail($"{callee.Noun} is called, which is not allowed in a checkpoint"),
        };
    }

    /// <summary>The storage of a persistent identity ('storage', type, key, device, number of elements).</summary>
    public PickleValue FindStorage(PickleValue identity)
    {
        if (identity is not PickleValue.Tuple
            {
                Items:
                [
                    PickleValue.Text { Content: "storage" },
                    PickleValue.Global { Which: PickleGlobal.FloatStorage },
                    PickleValue.Text key,
                    PickleValue.Text,
                    PickleValue.Integer count,
                ],
            })
        {
            throw input.Fail($"a persistent identity is {identity.Noun}, expected ('storage', FloatStorage, key, device, number of elements)");
        }

        return count.Number is >= 0 and <= CheckpointLimits.Elements
            ? new PickleValue.Storage(key.Content, count.Number)
            : throw input.Fail($"storage {Printable.Quote(key.Content)} has {count.Number} elements, allowed are 0 to {CheckpointLimits.Elements}");
    }

    private PickleValue.Tensor RebuildTensor(IReadOnlyList<PickleValue> arguments)
    {
        if (arguments is not
            [
                PickleValue.Storage storage,
                PickleValue.Integer offset,
                PickleValue.Tuple shape,
                PickleValue.Tuple strides,
                PickleValue.Truth,
                PickleValue.Dictionary { Items.Count: 0 },
            ])
        {
            throw input.Fail($"_rebuild_tensor_v2 is called with ({string.Join(", ", arguments.Take(10).Select(argument => argument.Noun))}), expected {RebuildSignature}");
        }

        if (offset.Number < 0)
            throw input.Fail($"a tensor has the storage offset {offset.Number}, expected 0 or more");
        long[] sizes = ReadSizes("shape", shape);
        long[] steps = ReadSizes("strides", strides);
        return sizes.Length == steps.Length
            ? new PickleValue.Tensor(storage, offset.Number, sizes, steps)
            : throw input.Fail($"a tensor has {sizes.Length} sizes but {steps.Length} strides");
    }

    private long[] ReadSizes(string what, PickleValue.Tuple tuple)
    {
        if (tuple.Items.Count > CheckpointLimits.Dimensions)
            throw input.Fail($"a tensor has {tuple.Items.Count} numbers for its {what}, allowed are up to {CheckpointLimits.Dimensions}");

        long[] sizes = new long[tuple.Items.Count];
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            sizes[axis] = tuple.Items[axis] switch
            {
                PickleValue.Integer { Number: >= 0 and var number } => number,
                PickleValue.Integer { Number: var number } => throw input.Fail($"a tensor has {number} in its {what} at axis {axis}, expected 0 or more"),
                var other => throw input.Fail($"a tensor has {other.Noun} in its {what} at axis {axis}, expected a number"),
            };
        }

        return sizes;
    }
}
