using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RetinaBench.Recordings.Npz;

/// <summary>What an <c>.npy</c> file says of its array before the numbers come.</summary>
/// <remarks>
/// NumPy enhancement proposal 1: six magic bytes, the version (1.0 or 2.0), the length of the text, and a Python literal such as
/// <c>{'descr': '&lt;f8', 'fortran_order': False, 'shape': (3, 4), }</c>. Nothing in it is executed.
/// </remarks>
/// <param name="Type">How a number is stored.</param>
/// <param name="IsFortranOrder">Whether the first axis runs fastest.</param>
/// <param name="Shape">Length of each axis; none for a single number.</param>
internal sealed partial record NpyHeader(NumberType Type, bool IsFortranOrder, IReadOnlyList<int> Shape)
{
    private const byte FirstByte = 0x93;

    // Magic bytes and version; two or four bytes of length follow.
    private const int ShortestPrefix = 8;

    private static readonly Dictionary<string, NumberType> s_types = new(StringComparer.Ordinal)
    {
        ["|b1"] = NumberType.UInt8,
        ["|u1"] = NumberType.UInt8,
        ["|i1"] = NumberType.Int8,
        ["<u2"] = NumberType.UInt16,
        ["<i2"] = NumberType.Int16,
        ["<u4"] = NumberType.UInt32,
        ["<i4"] = NumberType.Int32,
        ["<u8"] = NumberType.UInt64,
        ["<i8"] = NumberType.Int64,
        ["<f2"] = NumberType.Half,
        ["<f4"] = NumberType.Single,
        ["<f8"] = NumberType.Double,
    };

    /// <summary>The shape as NumPy writes it.</summary>
    public string ShapeText => Shape.Count == 1 ? $"({Shape[0]},)" : $"({string.Join(", ", Shape)})";

    /// <summary>Reads a header.</summary>
    /// <param name="stream">The file at its first byte.</param>
    /// <param name="place">How messages name the file.</param>
    /// <exception cref="InputException">It is malformed, or the array is of a kind that is not read.</exception>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    public static NpyHeader Read(Stream stream, string place)
    {
        Span<byte> prefix = stackalloc byte[ShortestPrefix + sizeof(uint)];
        stream.ReadExactly(prefix[..ShortestPrefix]);
        if (prefix[0] != FirstByte || !prefix[1..6].SequenceEqual("NUMPY"u8))
            throw new InputException($"{place}: does not begin like an .npy file");
        (byte major, byte minor) = (prefix[6], prefix[7]);
        if ((major, minor) is not ((1, 0) or (2, 0)))
            throw new InputException($"{place}: is of .npy version {major}.{minor}, read are 1.0 and 2.0");
        int lengthBytes = major == 1 ? sizeof(ushort) : sizeof(uint);
        Span<byte> lengthField = prefix.Slice(ShortestPrefix, lengthBytes);
        stream.ReadExactly(lengthField);
        uint length = major == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(lengthField) : BinaryPrimitives.ReadUInt32LittleEndian(lengthField);
        if (length > RecordingLimits.HeaderBytes)
            throw new InputException($"{place}: has a header of {length} bytes, allowed are {RecordingLimits.HeaderBytes}");
        byte[] text = new byte[length];
        stream.ReadExactly(text);
        return Parse(Encoding.Latin1.GetString(text), place);
    }

    private static NpyHeader Parse(string text, string place)
    {
        Match match = Literal().Match(text);
        if (!match.Success)
            throw new InputException($"{place}: has the header {OneLine.Of(text)}, expected is {{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }}");
        string type = match.Groups["type"].Value;
        if (!s_types.TryGetValue(type, out NumberType stored))
            throw new InputException($"{place}: has numbers of type '{OneLine.Of(type)}', read are {string.Join(", ", s_types.Keys)}");
        string[] axes = match.Groups["shape"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (axes.Length > RecordingLimits.Dimensions)
            throw new InputException($"{place}: has {axes.Length} axes, allowed are {RecordingLimits.Dimensions}");
        int[] shape = new int[axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            if (!int.TryParse(axes[i], NumberStyles.None, CultureInfo.InvariantCulture, out shape[i]))
                throw new InputException($"{place}: has an axis of length {OneLine.Of(axes[i])}, valid are 0 to {int.MaxValue}");
        }

        return new(stored, match.Groups["order"].Value == "True", shape);
    }

    // NumPy writes the members in the order of their names; readers may rely on it (NEP 1: "sorted for convenience"), and other writers do the same.
    [GeneratedRegex(@"^\{\s*'descr'\s*:\s*'(?<type>[^']*)'\s*,\s*'fortran_order'\s*:\s*(?<order>True|False)\s*,\s*'shape'\s*:\s*\((?<shape>[0-9,\s]*)\)\s*,?\s*\}\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Literal();
}
