using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>What a method of a script gave, in the forms in which TorchSharp hands it on.</summary>
/// <param name="value">The result of the shim, which this takes over.</param>
internal readonly unsafe struct ScriptResult(NativeValue value)
{
    private NativeValue* Elements => (NativeValue*)value.Bits;

    private bool IsAggregate => value.Kind is ValueKind.Tuple or ValueKind.List;

    /// <summary>The result as an object; null where it holds something else than tensors, which are freed then.</summary>
    public object? ToObject()
    {
        if (value.Kind == ValueKind.Tensor)
            return new Tensor((nint)value.Bits);
        if (!IsAggregate)
            return null;
        try
        {
            return AreTensors() ? Gather() : Free();
        }
        finally
        {
            Shim.FreeValues(Elements, value.Length);
        }
    }

    private bool AreTensors()
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (Elements[i].Kind != ValueKind.Tensor)
                return false;
        }

        return true;
    }

    private object Gather()
    {
        var t = new Tensor[value.Length];
        for (int i = 0; i < t.Length; i++)
            t[i] = new Tensor((nint)Elements[i].Bits);
        return (value.Kind, t.Length) switch
        {
            (ValueKind.Tuple, 1) => t[0],
            (ValueKind.Tuple, 2) => (t[0], t[1]),
            (ValueKind.Tuple, 3) => (t[0], t[1], t[2]),
            (ValueKind.Tuple, 4) => (t[0], t[1], t[2], t[3]),
            (ValueKind.Tuple, 5) => (t[0], t[1], t[2], t[3], t[4]),
            _ => t,
        };
    }

    private object? Free()
    {
        for (int i = 0; i < value.Length; i++)
        {
            var element = new ScriptResult(Elements[i]);
            if (Elements[i].Kind == ValueKind.Tensor)
                Shim.DisposeTensor((nint)Elements[i].Bits);
            else if (element.IsAggregate)
                element.Free();
        }

        return null;
    }
}
