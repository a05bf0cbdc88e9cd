namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>32-bit words of random numbers in the low halves of the 64-bit lanes of one register.</summary>
internal interface IWords<TSelf>
    where TSelf : struct, IWords<TSelf>
{
    /// <summary>first, first + 2, first + 4 and so on.</summary>
    static abstract TSelf EveryOther(ulong first);

    /// <summary>One value in all 64-bit lanes.</summary>
    static abstract TSelf Broadcast(ulong value);

    /// <summary>The 64-bit products of the low words.</summary>
    static abstract TSelf Product(TSelf left, TSelf right);

    /// <summary>The upper words, moved down.</summary>
    static abstract TSelf Upper(TSelf value);

    /// <summary>first xor second xor third.</summary>
    static abstract TSelf Xor(TSelf first, TSelf second, TSelf third);

    /// <summary>The low words of both, in 32-bit lanes that alternate.</summary>
    static abstract TSelf Interleave(TSelf even, TSelf odd);

    /// <summary>All 32-bit lanes times a factor, modulo 2^32.</summary>
    static abstract TSelf TimesLow(TSelf value, uint factor);

    /// <summary>A bit for each 32-bit lane that is not below a threshold.</summary>
    static abstract uint AtLeast(TSelf value, uint threshold);
}
