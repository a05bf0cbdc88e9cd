namespace RetinaBench.Experiments.Measurements;

/// <summary>Whether the shape of a recorded kernel and its number of weights fit.</summary>
internal static class KernelShape
{
    /// <summary>The fault, or null.</summary>
    public static string? FindFault(string kernel, int rows, int columns, int weights) => rows < 1 || columns < 1 || (long)rows * columns != weights
        ? FormattableString.Invariant($"the kernel {kernel} of {rows} x {columns} has {weights} weights")
        : null;
}
