namespace RetinaBench.Reference.Kernels;

/// <summary>Float lanes in one register of the machine: what inner loops hold their sums in.</summary>
/// <remarks>
/// A loop that keeps more sums than the machine has registers is two to three times slower. There are 32 of 512 bits, so that loops
/// over <see cref="Lanes512"/> may hold 20 sums, and 16 of 256 bits, where 12 of <see cref="Half256"/> are what fits beside operands.
/// </remarks>
internal unsafe interface IRegister<TSelf>
    where TSelf : struct, IRegister<TSelf>
{
    /// <summary>Number of lanes.</summary>
    static abstract int Lanes { get; }

    /// <summary>Zeros.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>Reads a value for each lane.</summary>
    static abstract TSelf Load(float* source);

    /// <summary>Writes the value of each lane.</summary>
    static abstract void Store(float* target, TSelf value);

    /// <summary>One value in all lanes.</summary>
    static abstract TSelf Broadcast(float value);

    /// <summary>left x right + addend, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>left x what stands at right + addend, rounded once.</summary>
    /// <remarks>One instruction; the compiler makes three of a product with a loaded register.</remarks>
    static abstract TSelf MultiplyAdd(TSelf left, float* right, TSelf addend);

    /// <summary>One value x right + addend, rounded once.</summary>
    /// <remarks>One instruction less than a product with a register of <see cref="Broadcast"/>.</remarks>
    static abstract TSelf MultiplyAdd(float left, TSelf right, TSelf addend);

    /// <summary>left where it is greater, else right; right where either is NaN.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>Whether all lanes are zero.</summary>
    static abstract bool IsZero(TSelf value);
}
