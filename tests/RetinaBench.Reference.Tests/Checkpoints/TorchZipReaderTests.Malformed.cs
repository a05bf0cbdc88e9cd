using System.Buffers.Binary;
using System.Text;
using RetinaBench.Reference.Checkpoints;
using RetinaBench.Testing;

namespace RetinaBench.Reference.Tests.Checkpoints;

public sealed partial class TorchZipReaderTests
{
    // Fields of a zip's central directory entry, from its signature (PKWARE APPNOTE 4.3.12).
    private const int FlagsAt = 8;
    private const int MethodAt = 10;
    private const int UnpackedSizeAt = 24;

    // Fields of a zip's end record (PKWARE APPNOTE 4.3.16).
    private const int EndLength = 22;
    private const int EntryCountAt = 10;
    private const int DirectoryStartAt = 16;

    /// <summary>Files that must be refused, and what the message must name.</summary>
    private static readonly Dictionary<string, (Func<byte[]> Make, string[] Parts)> Malformed = new()
    {
        // What a pickle may name.
        ["calls os.system"] = (() => Calling("os", "system", "true"), ["'archive/data.pkl', byte 2:", "'os system' is not allowed in a checkpoint"]),
        ["calls posix system"] = (() => Calling("posix", "system", "true"), ["byte 2:", "'posix system' is not allowed in a checkpoint"]),
        ["calls eval"] = (() => Calling("builtins", "eval", "1"), ["byte 2:", "'builtins eval' is not allowed"]),
        ["holds a module"] = (() => Calling("torch.nn.modules.linear", "Linear", "1"), ["'torch.nn.modules.linear Linear' is not allowed"]),
        ["holds a parameter"] = (() => Calling("torch._utils", "_rebuild_parameter", "1"), ["'torch._utils _rebuild_parameter' is not allowed"]),
        ["names a global over lines"] = (() => Calling("posix", "sys\u2028tem", "1"), ["'posix sys\\u2028tem' is not allowed"]),
        ["has a LongStorage"] = (() => OneTensor("LongStorage"), ["'torch LongStorage' is not allowed"]),
        ["has a DoubleStorage"] = (() => OneTensor("DoubleStorage"), ["'torch DoubleStorage' is not allowed"]),
        ["calls FloatStorage"] = (() => Items(p => p.Text("w").Global("torch", "FloatStorage").Op(')').Op('R')), ["FloatStorage is called"]),
        ["uses STACK_GLOBAL"] = (() => Items(p => p.Text("os").Text("system").Raw(0x93)), ["instruction 0x93 is not allowed"]),
        ["uses INST"] = (() => Items(p => p.Raw(Encoding.ASCII.GetBytes("(S'true'\nios\nsystem\n"))), ["instruction 0x53 is not allowed"]),
        ["uses EXT1"] = (() => Items(p => p.Raw(0x82, 1)), ["instruction 0x82 is not allowed"]),
        ["uses NEWOBJ"] = (() => Items(p => p.Global("collections", "OrderedDict").Op(')').Raw(0x81)), ["instruction 0x81 is not allowed"]),

        // How a pickle is made.
        ["is empty"] = (() => Pickle([]), ["byte 0:", "ends without its STOP"]),
        ["has protocol 4"] = (() => Pickle([0x80, 4, (byte)'}', (byte)'.']), ["byte 0:", "PROTO 2"]),
        ["is cut in a string"] = (() => Pickle(Valid()[..35]), ["byte 30:", "ends inside an instruction"]),
        ["is cut before STOP"] = (() => Pickle(Valid()[..^1]), ["ends without its STOP"]),
        ["goes on after STOP"] = (() => Pickle([.. Valid(), 0]), ["bytes follow the STOP"]),
        ["has a string of 4 GB"] = (() => Items(p => p.Raw((byte)'X', 0xFF, 0xFF, 0xFF, 0xFF)), ["needs 4294967295 bytes"]),
        ["has a string that is not UTF-8"] = (() => Items(p => p.Raw((byte)'X', 1, 0, 0, 0, 0xFF)), ["not valid UTF-8"]),
        ["has a global without end"] = (() => Items(p => p.Op('c').Op('a', 1000)), ["no line end"]),
        ["recalls what it never remembered"] = (() => Items(p => p.Get(7)), ["recalls value 7"]),
        ["remembers too much"] = (() => Protocol(p => MemoFlood(p)), ["remembers more than 200000 values"]),
        ["pushes too much"] = (() => Protocol(p => p.Op(')', 10_001)), ["byte 10002:", "beyond 10000 values"]),
        ["is nested too deep"] = (() => Protocol(p => p.Op('(', 100_000)), ["byte 66:", "nested deeper than 64"]),
        ["is a tower of tuples"] = (() => Protocol(p => p.Op(')').Raw([.. Enumerable.Repeat((byte)0x85, 500_000)]).Op('.')), ["holds a tuple of 1"]),
        ["runs on and on"] = (() => Protocol(p => RunOn(p)), ["more than 1000000 instructions"]),
        ["contains itself"] = (() => Protocol(p => p.Op('}').Put(0).Text("me").Get(0).Op('s').Op('.')), ["'me' is a dictionary of 1, expected a tensor"]),
        ["pops an empty stack"] = (() => Protocol(p => p.Raw(0x86)), ["byte 2:", "the stack has none"]),
        ["pops across a mark"] = (() => Protocol(p => p.Op(')').Op('(').Raw(0x85)), ["none above the last mark"]),
        ["closes a mark never set"] = (() => Protocol(p => p.Op('t')), ["needs a mark"]),
        ["stops with two values"] = (() => Protocol(p => p.Op(')').Op(')').Op('.')), ["stops with 2 values"]),
        ["stops with nothing"] = (() => Protocol(p => p.Op('.')), ["stops with 0 values"]),
        ["sets a key twice"] = (() => Items(p => p.Text("w").Op(')').Text("w").Op(')')), ["key 'w' twice"]),
        ["sets a key that is no string"] = (() => Items(p => p.Int(1).Op(')')), ["a number as a key"]),
        ["sets a key without a value"] = (() => Items(p => p.Text("w")), ["a key is set without a value"]),
        ["sets items on a tuple"] = (() => Protocol(p => p.Op(')').Op('(').Op('u').Op('.')), ["items are set on a tuple of 0"]),
        ["sets attributes other than _metadata"] = (() => Protocol(p => p.OrderedDict().Op('}').Text("__class__").Op(')').Op('s').Op('b').Op('.')), ["expected _metadata alone"]),
        ["sets attributes on a dict"] = (() => Protocol(p => p.Op('}').Op('}').Op('b').Op('.')), ["attributes are set on a dictionary"]),
        ["fills an OrderedDict by its call"] = (() => Items(p => p.Text("w").Global("collections", "OrderedDict").Op(')').Raw(0x85).Op('R')), ["OrderedDict is called with 1 arguments"]),

        // What a state dict is.
        ["holds a number"] = (() => Protocol(p => p.Int(3).Op('.')), ["holds a number, expected a state dict"]),
        ["has no tensors"] = (() => Items(_ => { }), ["has no tensors"]),
        ["has an epoch"] = (() => Items(p => p.Text("epoch").Int(500)), ["'epoch' is a number, expected a tensor"]),
        ["has a state dict inside"] = (() => Items(p => p.Text("model\nstate").OrderedDict()), ["'model\\u000Astate' is a dictionary of 0"]),
        ["has a nameless tensor"] = (() => Items(p => p.Text("").Tensor("0", 1, [], []), 1), ["tensor name '' has 0 characters"]),
        ["has a long name"] = (() => Items(p => p.Text(new string('n', 300)).Tensor("0", 1, [], []), 1), ["has 300 characters"]),

        // What a tensor is.
        ["has a huge shape"] = (() => Items(p => p.Text("w").Tensor("0", 1, [65536, 65536, 65536, 65536], [0, 0, 0, 0]), 1), ["tensor 'w' has shape [65536, 65536, 65536, 65536]", "26214400 elements"]),
        ["expands beyond the bound in all"] = (() => Items(p => p.Text("v").Tensor("0", 1, [26_214_000], [0]).Text("w").Tensor("0", 1, [1000], [0]), 1), ["tensor 'w' brings the checkpoint to 26215000 elements"]),
        ["has nine axes"] = (() => Items(p => p.Text("w").Tensor("0", 1, [1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1]), 1), ["9 numbers for its shape"]),
        ["has a negative size"] = (() => Items(p => p.Text("w").Tensor("0", 1, [-1], [1]), 1), ["-1 in its shape at axis 0"]),
        ["has a negative stride"] = (() => Items(p => p.Text("w").Tensor("0", 4, [2, 2], [2, -1]), 1, 2, 3, 4), ["-1 in its strides at axis 1"]),
        ["has a negative offset"] = (() => Items(p => p.Text("w").Tensor("0", 4, [2], [1], offset: -1), 1, 2, 3, 4), ["storage offset -1"]),
        ["has fewer strides than sizes"] = (() => Items(p => p.Text("w").Tensor("0", 4, [2, 2], [1]), 1, 2, 3, 4), ["2 sizes but 1 strides"]),
        ["begins beyond its storage"] = (() => Items(p => p.Text("w").Tensor("0", 4, [2], [1], offset: 3), 1, 2, 3, 4), ["tensor 'w' reaches element 4 of its storage of 4"]),
        ["strides beyond its storage"] = (() => Items(p => p.Text("w").Tensor("0", 4, [2, 2], [int.MaxValue, 1]), 1, 2, 3, 4), ["tensor 'w' reaches element 2147483648"]),
        ["has a shape of strings"] = (() => Items(p => p.Text("w").Global("torch._utils", "_rebuild_tensor_v2").Op('(').Storage("0", 1).Int(0).Text("1").Raw(0x85).Ints(1).Raw(0x89).OrderedDict().Op('t').Op('R'), 1), ["a string in its shape at axis 0"]),
        ["is rebuilt from too little"] = (() => Items(p => p.Text("w").Global("torch._utils", "_rebuild_tensor_v2").Storage("0", 1).Raw(0x85).Op('R'), 1), ["called with (a storage), expected (storage, storage offset"]),
        ["has an identity that is no storage"] = (() => Items(p => p.Text("w").Ints(1, 2).Op('Q')), ["persistent identity is a tuple of 2"]),
        ["has a storage of -1"] = (() => Items(p => p.Text("w").Storage("0", -1)), ["storage '0' has -1 elements"]),
        ["lacks a storage"] = (() => TorchFileBuilder.WithPickle(p => p.Text("w").Tensor("7", 4, [4], [1])).ToArray(), ["no entry 'archive/data/7'"]),
        ["has a storage of another length"] = (() => Items(p => p.Text("w").Tensor("0", 4, [4], [1]), 1, 2, 3), ["tensor 'w' has a storage of 4", "12 bytes, expected 16"]),
        ["has a NaN"] = (() => Items(p => p.Text("w").Tensor("0", 4, [2, 2], [2, 1]), 1, 2, float.NaN, 4), ["tensor 'w' has the value NaN at index 2"]),
        ["has an infinity"] = (() => Items(p => p.Text("w").Tensor("0", 4, [2, 2], [1, 2]), 1, 2, float.NegativeInfinity, 4), ["tensor 'w' has the value -Infinity at index 1"]),

        // How the zip is made.
        ["is big-endian"] = (() => TorchFileBuilder.WithOneTensor().Entry("archive/byteorder", "big"u8.ToArray()).ToArray(), ["'archive/byteorder' is not 'little'"]),
        ["lacks data.pkl"] = (() => new TorchFileBuilder().Floats("0", 1).ToArray(), ["no FOLDER/data.pkl"]),
        ["has two data.pkl"] = (() => TorchFileBuilder.WithOneTensor().Entry("other/data.pkl", 1).ToArray(), ["more than one FOLDER/data.pkl"]),
        ["has an entry twice"] = (() => TorchFileBuilder.WithOneTensor().Floats("0", 5, 6, 7, 8).ToArray(), ["two entries named 'archive/data/0'"]),
        ["is a zip without entries"] = (() => new TorchFileBuilder().ToArray(), ["no FOLDER/data.pkl"]),
        ["is a truncated zip"] = (() => TorchFileBuilder.WithOneTensor().ToArray()[..^30], ["truncated"]),
        ["is the first bytes of a zip"] = (() => TorchFileBuilder.WithOneTensor().ToArray()[..10], ["byte 0:", "truncated"]),
        ["goes on after the zip"] = (() => [.. TorchFileBuilder.WithOneTensor().ToArray(), 0], ["bytes after its end"]),
        ["lost bytes in its middle"] = (() => TorchFileBuilder.WithOneTensor().ToArray() is var b ? [.. b[..60], .. b[70..]] : [], ["zip directory ends at byte"]),
        ["is a zip bomb"] = (() => new TorchFileBuilder().Deflated().Entry("archive/data.pkl", new byte[(4 << 20) + 1]).ToArray(), ["'archive/data.pkl' unpacks to 4194305 bytes, allowed are 4194304"]),
        ["is a zip bomb in a storage"] = (() => TorchFileBuilder.WithPickle(p => p.Text("w").Tensor("0", 4, [4], [1])).Deflated().Entry("archive/data/0", new byte[1 << 20]).ToArray(), ["'archive/data/0' unpacks to 1048576 bytes, allowed are 16"]),
        ["unpacks to too much in all"] = (() => SizePatched(new TorchFileBuilder().Floats("0", 1).Entry("archive/data.pkl", PickleBuilder.StateDict(p => p.Text("w").Tensor("0", 26_214_400, [1], [1]))), 104_857_600), ["'archive/data/0' brings the zip to", "allowed are 104857600"]),
        ["lies about an unpacked size"] = (() => SizePatched(TorchFileBuilder.WithOneTensor().Deflated(), 5), ["'archive/data.pkl'"]),
        ["claims a directory elsewhere"] = (() => EndPatched(DirectoryStartAt, 1), ["zip directory ends at byte"]),
        ["claims too many entries"] = (() => EndPatched(EntryCountAt, 10_017), ["the zip has 10017 entries or more, allowed are 10016"]),
        ["is encrypted"] = (() => Patched(TorchFileBuilder.WithOneTensor(), FlagsAt, 1), ["'archive/data.pkl' cannot be read"]),
        ["is packed in an unknown way"] = (() => Patched(TorchFileBuilder.WithOneTensor(), MethodAt, 99), ["'archive/data.pkl' cannot be read"]),
        ["has a damaged storage"] = (() => Damaged(), ["'archive/data/0' is damaged: its CRC-32"]),
    };

    public static TheoryData<string> MalformedFiles => [.. Malformed.Keys];

    [Theory]
    [MemberData(nameof(MalformedFiles))]
    public void MalformedFile_Read_IsRefusedByName(string what)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("model.pt", Malformed[what].Make());

        Rejection.Assert(path, () => Checkpoint.Read(path), Malformed[what].Parts);
        Rejection.Assert(path, () => TorchZipReader.Read(path), Malformed[what].Parts);
    }

    private static byte[] Valid() => PickleBuilder.StateDict(p => p.Text("w").Tensor("0", 4, [2, 2], [2, 1]));

    private static byte[] OneTensor(string type) => Items(p => p.Text("w").Tensor("0", 4, [2, 2], [2, 1], type: type), 1, 2, 3, 4);

    private static byte[] Pickle(byte[] pickle) => TorchFileBuilder.WithPickle(new PickleBuilder().Raw(pickle)).Floats("0", 1, 2, 3, 4).ToArray();

    private static byte[] Protocol(Func<PickleBuilder, PickleBuilder> write) => Pickle(write(PickleBuilder.Protocol2()).ToArray());

    private static byte[] Items(Action<PickleBuilder> addItems, params float[] storage) => TorchFileBuilder.WithPickle(addItems).Floats("0", storage).ToArray();

    private static byte[] Calling(string module, string name, string argument) =>
        Protocol(p => p.Global(module, name).Text(argument).Raw(0x85).Op('R').Op('.'));

    private static PickleBuilder MemoFlood(PickleBuilder pickle)
    {
        pickle.Op('}');
        for (uint i = 0; i <= 200_000; i++)
            pickle.Put(i);
        return pickle;
    }

    // SETITEMS without items takes its mark away again, so that neither stack nor memo grows.
    private static PickleBuilder RunOn(PickleBuilder pickle)
    {
        pickle.Op('}');
        for (int i = 0; i < 500_001; i++)
            pickle.Op('(').Op('u');
        return pickle;
    }

    private static byte[] Patched(TorchFileBuilder builder, int field, ushort value)
    {
        byte[] bytes = builder.ToArray();
        int directory = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(directory + field), value);
        return bytes;
    }

    private static byte[] SizePatched(TorchFileBuilder builder, uint size)
    {
        byte[] bytes = builder.ToArray();
        int directory = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(directory + UnpackedSizeAt), size);
        return bytes;
    }

    private static byte[] EndPatched(int field, ushort value)
    {
        byte[] bytes = TorchFileBuilder.WithOneTensor().ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(bytes.Length - EndLength + field), value);
        return bytes;
    }

    private static byte[] Damaged()
    {
        byte[] bytes = TorchFileBuilder.WithOneTensor().ToArray();
        Span<byte> one = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(one, 3);
        bytes[bytes.AsSpan().IndexOf(one)] ^= 1;
        return bytes;
    }
}
