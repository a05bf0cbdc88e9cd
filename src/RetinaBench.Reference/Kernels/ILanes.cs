namespace RetinaBench.Reference.Kernels;

/// <summary>Sixteen float lanes, however wide the machine's registers are.</summary>
/// <remarks>
/// Every implementation rounds every operation alike (fused multiply-add, the same order in <see cref="SumEight"/>), so that
/// results are equal bit for bit on all levels. Pointers need no alignment, though 64 bytes are faster.
/// </remarks>
internal unsafe interface ILanes<TSelf> : IRegister<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>left + right.</summary>
    static abstract TSelf Add(TSelf left, TSelf right);

    /// <summary>left x right.</summary>
    static abstract TSelf Multiply(TSelf left, TSelf right);

    /// <summary>left where it is less, else right; right where either is NaN.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>value in the lanes whose bit is set, zero in the others.</summary>
    static abstract TSelf Keep(TSelf value, uint bits);

    /// <summary>value in the lanes where condition is above zero, zero in the others.</summary>
    static abstract TSelf WherePositive(TSelf value, TSelf condition);

    /// <summary>A bit for each lane that is not zero.</summary>
    static abstract uint NonZero(TSelf value);

    /// <summary>The sums of the lanes of eight vectors, written one after the other; each in the order of <see cref="LaneSum"/>.</summary>
    static abstract void SumEight(TSelf v0, TSelf v1, TSelf v2, TSelf v3, TSelf v4, TSelf v5, TSelf v6, TSelf v7, float* target);
}
