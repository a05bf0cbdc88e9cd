namespace TorchSharp.Interop;

/// <summary>Arguments written down for the shim.</summary>
internal unsafe ref struct NativeArguments
{
    /// <summary>Calls with up to so many elements of lists allocate nothing for them.</summary>
    public const int ShortLists = 16;

    /// <summary>The arguments.</summary>
    public Span<NativeValue> Values { get; }

    /// <summary>The elements of all lists.</summary>
    public Span<long> Lists { get; }

    /// <summary>Writes arguments down.</summary>
    /// <param name="arguments">The arguments, which must be kept alive during the call.</param>
    /// <param name="values">Space for as many values.</param>
    /// <param name="shortLists">Space for <see cref="ShortLists"/> elements.</param>
    public NativeArguments(ReadOnlySpan<Argument> arguments, Span<NativeValue> values, Span<long> shortLists)
    {
        int elements = 0;
        foreach (ref readonly Argument argument in arguments)
            elements += argument.Length;
        Values = values;
        Lists = elements <= shortLists.Length ? shortLists : new long[elements];
        int used = 0;
        for (int i = 0; i < arguments.Length; i++)
            values[i] = arguments[i].Write(Lists, ref used);
    }

    /// <summary>Keeps the objects of arguments from being finalized before this point.</summary>
    public static void KeepAlive(ReadOnlySpan<Argument> arguments)
    {
        foreach (ref readonly Argument argument in arguments)
            GC.KeepAlive(argument.Content);
    }
}
