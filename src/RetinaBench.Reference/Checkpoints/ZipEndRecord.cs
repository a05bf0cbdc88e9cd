using System.Buffers.Binary;

namespace RetinaBench.Reference.Checkpoints;

/// <summary>Checks the record that ends a zip before its directory is trusted (PKWARE APPNOTE 4.3.16).</summary>
/// <remarks>General zip readers search for this record and skip what follows it; here it must be the very end of the file.</remarks>
internal static class ZipEndRecord
{
    private const uint EntrySignature = 0x04034B50;
    private const uint EndSignature = 0x06054B50;
    private const int Length = 22;
    private const int EntryCountAt = 10;
    private const int DirectorySizeAt = 12;
    private const int DirectoryStartAt = 16;
    private const int CommentLengthAt = 20;

    // PyTorch always adds the 56-byte ZIP64 end record and its 20-byte locator, although the plain record holds the same values.
    private const int Zip64Length = 56 + 20;

    /// <summary>Whether a file begins like a zip.</summary>
    public static bool LooksLikeZip(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(bytes) is EntrySignature or EndSignature;

    /// <summary>Refuses a truncated zip, bytes after its end, and directories that are too long or not where they should be.</summary>
    public static void Check(string file, ReadOnlySpan<byte> bytes)
    {
        int start = bytes.Length - Length;
        if (start < 0 || BinaryPrimitives.ReadUInt32LittleEndian(bytes[start..]) != EndSignature ||
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[(start + CommentLengthAt)..]) != 0)
        {
            throw new InputException($"{file}: byte {Math.Max(0, start)}: no zip end record in the last {Length} bytes; the file is truncated or has bytes after its end");
        }

        int entries = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(start + EntryCountAt)..]);
        if (entries > CheckpointLimits.ZipEntries)
            throw new InputException($"{file}: byte {start}: the zip has {entries} entries or more, allowed are {CheckpointLimits.ZipEntries}");

        long directoryEnd = (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(start + DirectoryStartAt)..]) +
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[(start + DirectorySizeAt)..]);
        if (directoryEnd != start && directoryEnd != start - Zip64Length)
            throw new InputException($"{file}: byte {start}: the zip directory ends at byte {directoryEnd}, expected {start} or {start - Zip64Length}");
    }
}
