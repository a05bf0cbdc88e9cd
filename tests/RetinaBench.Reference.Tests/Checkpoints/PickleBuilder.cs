using System.Buffers.Binary;
using System.Text;

namespace RetinaBench.Reference.Tests.Checkpoints;

/// <summary>Writes pickles, well-formed or not, instruction by instruction (PEP 307 and CPython's pickletools).</summary>
internal sealed class PickleBuilder
{
    private readonly List<byte> bytes = [];

    public byte[] ToArray() => [.. bytes];

    /// <summary>PROTO 2.</summary>
    public static PickleBuilder Protocol2() => new PickleBuilder().Raw(0x80, 2);

    /// <summary>A complete pickle of an OrderedDict, whose items <paramref name="addItems"/> writes as key, value, key, value.</summary>
    public static byte[] StateDict(Action<PickleBuilder> addItems)
    {
        PickleBuilder pickle = Protocol2().OrderedDict().Op('(');
        addItems(pickle);
        return pickle.Op('u').Op('.').ToArray();
    }

    public PickleBuilder Raw(params byte[] raw)
    {
        bytes.AddRange(raw);
        return this;
    }

    public PickleBuilder Op(char opcode, int times = 1) => Raw([.. Enumerable.Repeat((byte)opcode, times)]);

    public PickleBuilder Text(string text)
    {
        byte[] encoded = Encoding.UTF8.GetBytes(text);
        Op('X').UInt32((uint)encoded.Length);
        return Raw(encoded);
    }

    public PickleBuilder Int(int number) => Op('J').UInt32(unchecked((uint)number));

    public PickleBuilder Global(string module, string name) => Op('c').Raw(Encoding.UTF8.GetBytes($"{module}\n{name}\n"));

    public PickleBuilder OrderedDict() => Global("collections", "OrderedDict").Op(')').Op('R');

    public PickleBuilder Put(uint index) => Op('r').UInt32(index);

    public PickleBuilder Get(uint index) => Op('j').UInt32(index);

    public PickleBuilder Ints(params int[] numbers)
    {
        Op('(');
        foreach (int number in numbers)
            Int(number);
        return Op('t');
    }

    /// <summary>A persistent identity of a storage.</summary>
    public PickleBuilder Storage(string key, int count, string type = "FloatStorage") =>
        Op('(').Text("storage").Global("torch", type).Text(key).Text("cpu").Int(count).Op('t').Op('Q');

    /// <summary>A call that rebuilds a tensor.</summary>
    public PickleBuilder Tensor(string key, int count, int[] shape, int[] strides, int offset = 0, string type = "FloatStorage") =>
        Global("torch._utils", "_rebuild_tensor_v2").Op('(').Storage(key, count, type).Int(offset).Ints(shape).Ints(strides)
            .Raw(0x89).OrderedDict().Op('t').Op('R');

    private PickleBuilder UInt32(uint number)
    {
        Span<byte> encoded = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(encoded, number);
        return Raw(encoded.ToArray());
    }
}
