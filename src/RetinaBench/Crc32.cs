namespace RetinaBench;

/// <summary>The CRC-32 of PNG, zlib and zip (ISO 3309, ITU-T V.42): reflected polynomial 0xEDB88320, initial and final inversion.</summary>
/// <remarks>Table-driven; the bytes "123456789" give 0xCBF43926.</remarks>
public static class Crc32
{
    private const uint ReflectedPolynomial = 0xEDB88320;

    private static readonly uint[] Table = MakeTable();

    /// <summary>The CRC of some bytes.</summary>
    /// <param name="bytes">The bytes; none give 0.</param>
    public static uint Of(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>The CRC of bytes that follow others.</summary>
    /// <param name="crc">The CRC of everything before; 0 at the beginning.</param>
    /// <param name="bytes">The bytes that follow.</param>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint state = ~crc;
        foreach (byte value in bytes)
            state = Table[(byte)(state ^ value)] ^ (state >> 8);
        return ~state;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint entry = i;
            for (int bit = 0; bit < 8; bit++)
                entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ ReflectedPolynomial;
            table[i] = entry;
        }

        return table;
    }
}
