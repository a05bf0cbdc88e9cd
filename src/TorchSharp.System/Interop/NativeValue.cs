using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>An argument or a result as the shim lays it out: the structure <c>Value</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Of lists and tuples, the number of elements.</param>
/// <param name="Bits">The value, or where the elements are.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct NativeValue(ValueKind Kind, int Length, long Bits);
