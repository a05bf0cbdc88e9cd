namespace RetinaBench.Reference.Kernels;

/// <summary>Float lanes in one register of the machine: what inner loops hold their sums in.</summary>
/// <remarks>
/// A loop that keeps more sums than the machine has registers is two to three times slower. There are 32 of 512 bits, so that loops
/// over <see cref="Lanes512"/> may hold 20 sums, and 16 of 256 bits, where 12 of <see cref="Half256"/> are what fits beside operands.
/// </remarks>
internal unsafe interface IRegister<TSelf>
    where TSelf : struct, IRegister<TSelf>
{
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
}
