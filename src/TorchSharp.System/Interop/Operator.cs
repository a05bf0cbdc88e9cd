using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>An operator of ATen, found in libtorch at its first call. Arguments are those of its schema, in order; trailing ones may be left out.</summary>
/// <param name="name">The name, without "aten::".</param>
/// <param name="overload">The name of the overload, if it has one.</param>
internal sealed unsafe class Operator(string name, string overload = "")
{
    private nint _handle;

    /// <summary>Calls it for one tensor.</summary>
    /// <exception cref="ExternalException">libtorch refused; its message.</exception>
    public torch.Tensor Call(params ReadOnlySpan<Argument> arguments) => new(CallForHandle(arguments));

    /// <summary>Calls it for one tensor that no scope holds.</summary>
    /// <returns>A handle that the caller disposes.</returns>
    /// <exception cref="ExternalException">libtorch refused; its message.</exception>
    public nint CallForHandle(params ReadOnlySpan<Argument> arguments)
    {
        Span<NativeValue> results = stackalloc NativeValue[1];
        Run(arguments, results);
        return (nint)results[0].Bits;
    }

    /// <summary>Calls it for what it changes: the first argument, which is given back.</summary>
    /// <exception cref="ExternalException">libtorch refused; its message.</exception>
    public torch.Tensor Change(torch.Tensor target, params ReadOnlySpan<Argument> arguments)
    {
        Span<NativeValue> results = stackalloc NativeValue[1];
        Run([target, .. arguments], results);
        // The result is the target; its second handle is not needed.
        Shim.DisposeTensor((nint)results[0].Bits);
        return target;
    }

    private void Run(ReadOnlySpan<Argument> arguments, Span<NativeValue> results)
    {
        if (_handle == 0)
            _handle = Checked.NotNull(Shim.Operator($"aten::{name}", overload));
        var native = new NativeArguments(arguments, stackalloc NativeValue[arguments.Length], stackalloc long[NativeArguments.ShortLists]);
        fixed (NativeValue* values = native.Values, found = results)
        {
            fixed (long* lists = native.Lists)
                Checked.NotNegative(Shim.Call(_handle, values, arguments.Length, lists, found, results.Length));
        }

        NativeArguments.KeepAlive(arguments);
    }
}
