using System.Buffers.Binary;
using System.Text;

namespace RetinaBench.Reference.Checkpoints.Pickles;

/// <summary>The bytes of a pickle, read in order and never beyond their end.</summary>
/// <param name="place">The file and entry, as messages name them.</param>
/// <param name="bytes">The pickle.</param>
internal sealed class PickleInput(string place, ReadOnlyMemory<byte> bytes)
{
    private const int LongestGlobal = 128;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int position;
    private int instructionStart;
    private int instructions;

    /// <summary>Whether all bytes were read.</summary>
    public bool IsAtEnd => position == bytes.Length;

    /// <summary>The next instruction; later messages name its byte.</summary>
    public PickleOpcode ReadOpcode()
    {
        instructionStart = position;
        if (IsAtEnd)
            throw Fail("the pickle ends without its STOP instruction");
        if (++instructions > CheckpointLimits.PickleInstructions)
            throw Fail($"the pickle has more than {CheckpointLimits.PickleInstructions} instructions");
        return (PickleOpcode)ReadByte();
    }

    public byte ReadByte() => Take(sizeof(byte))[0];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    /// <summary>A string after its length in bytes.</summary>
    public string ReadText() => Decode(Take(ReadUInt32()));

    /// <summary>A line of a GLOBAL instruction, without its line end.</summary>
    public string ReadLine()
    {
        ReadOnlySpan<byte> rest = bytes.Span[position..];
        int length = rest[..Math.Min(LongestGlobal + 1, rest.Length)].IndexOf((byte)'\n');
        if (length < 0)
            throw Fail($"the GLOBAL instruction has no line end within {LongestGlobal} bytes");
        string line = Decode(Take(length));
        position++;
        return line;
    }

    /// <summary>An error at the current instruction.</summary>
    public InputException Fail(string reason) => new($"{place}, byte {instructionStart}: {reason}");

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count > bytes.Length - position)
            throw Fail($"the pickle ends inside an instruction, which needs {count} bytes at byte {position} of {bytes.Length}");
        ReadOnlySpan<byte> taken = bytes.Span.Slice(position, (int)count);
        position += (int)count;
        return taken;
    }

    private string Decode(ReadOnlySpan<byte> text)
    {
        try
        {
            return Strict.GetString(text);
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException(Fail("a string is not valid UTF-8").Message, e);
        }
    }
}
