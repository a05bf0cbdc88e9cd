namespace RetinaBench.Reference.Checkpoints.Pickles;

/// <summary>Interprets the pickle of a state dict into passive values: no import, no call, no object of a type the file chooses.</summary>
/// <remarks>
/// It knows the instructions that state dicts use, three globals by name and nothing else, and every count is bounded by
/// <see cref="CheckpointLimits"/>. Values are never walked recursively, so that nesting cannot exhaust the call stack.
/// </remarks>
internal sealed class PickleReader
{
    private const byte Protocol = 2;
    private const string MetadataAttribute = "_metadata";

    private readonly PickleInput input;
    private readonly PickleStack stack;
    private readonly PickleCalls calls;
    private readonly Dictionary<uint, PickleValue> memo = [];

    private PickleReader(PickleInput input)
    {
        this.input = input;
        stack = new PickleStack(input);
        calls = new PickleCalls(input);
    }

    /// <summary>The one value of a pickle.</summary>
    /// <param name="place">The file and entry, as messages name them.</param>
    /// <param name="bytes">The pickle, which must end with its STOP instruction.</param>
    /// <exception cref="InputException">Anything else; the message has the place, the byte and the reason.</exception>
    public static PickleValue Read(string place, ReadOnlyMemory<byte> bytes) => new PickleReader(new PickleInput(place, bytes)).Run();

    private PickleValue Run()
    {
        if (input.ReadOpcode() != PickleOpcode.Proto || input.ReadByte() is var protocol && protocol != Protocol)
            throw input.Fail($"the pickle does not begin with PROTO {Protocol}, the protocol torch.save uses");
        for (PickleOpcode opcode = input.ReadOpcode(); opcode != PickleOpcode.Stop; opcode = input.ReadOpcode())
            Execute(opcode);

        return input.IsAtEnd ? stack.PopResult() : throw input.Fail("bytes follow the STOP instruction");
    }

    private void Execute(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Mark:
                stack.PushMark();
                break;
            case PickleOpcode.BinPut:
                Remember(input.ReadByte());
                break;
            case PickleOpcode.LongBinPut:
                Remember(input.ReadUInt32());
                break;
            case PickleOpcode.SetItem:
                SetItems(stack.Pop(2));
                break;
            case PickleOpcode.SetItems:
                SetItems(stack.PopToMark());
                break;
            case PickleOpcode.Build:
                DropAttributes(stack.Pop());
                break;
            default:
                stack.Push(Make(opcode));
                break;
        }
    }

    private PickleValue Make(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.EmptyTuple => new PickleValue.Tuple([]),
        PickleOpcode.Tuple1 => new PickleValue.Tuple(stack.Pop(1)),
        PickleOpcode.Tuple2 => new PickleValue.Tuple(stack.Pop(2)),
        PickleOpcode.Tuple3 => new PickleValue.Tuple(stack.Pop(3)),
        PickleOpcode.Tuple => new PickleValue.Tuple(stack.PopToMark()),
        PickleOpcode.EmptyDict => new PickleValue.Dictionary(isOrderedDict: false),
        PickleOpcode.BinInt => new PickleValue.Integer(input.ReadInt32()),
        PickleOpcode.BinInt1 => new PickleValue.Integer(input.ReadByte()),
        PickleOpcode.BinInt2 => new PickleValue.Integer(input.ReadUInt16()),
        PickleOpcode.NewTrue or PickleOpcode.NewFalse => new PickleValue.Truth(),
        PickleOpcode.BinUnicode => new PickleValue.Text(input.ReadText()),
        PickleOpcode.Global => calls.Find(input.ReadLine(), input.ReadLine()),
        PickleOpcode.BinPersId => calls.FindStorage(stack.Pop()),
        PickleOpcode.Reduce => Reduce(),
        PickleOpcode.BinGet => Recall(input.ReadByte()),
        PickleOpcode.LongBinGet => Recall(input.ReadUInt32()),
        _ => throw input.Fail($"the instruction 0x{(byte)opcode:X2} is not allowed in a checkpoint"),
    };

    private PickleValue Reduce()
    {
        PickleValue[] call = stack.Pop(2);
        return calls.Call(call[0], call[1]);
    }

    private void Remember(uint index)
    {
        memo[index] = stack.Peek();
        if (memo.Count > CheckpointLimits.PickleMemo)
            throw input.Fail($"the pickle remembers more than {CheckpointLimits.PickleMemo} values");
    }

    private PickleValue Recall(uint index) =>
        memo.TryGetValue(index, out PickleValue? value) ? value : throw input.Fail($"the pickle recalls value {index}, which it never remembered");

    private void SetItems(PickleValue[] items)
    {
        if (stack.Peek() is not PickleValue.Dictionary target)
            throw input.Fail($"items are set on {stack.Peek().Noun}, expected a dictionary");
        if (items.Length % 2 != 0)
            throw input.Fail("a key is set without a value");
        for (int i = 0; i < items.Length; i += 2)
        {
            if (items[i] is not PickleValue.Text key)
                throw input.Fail($"a dictionary has {items[i].Noun} as a key, expected a string");
            if (!target.TryAdd(key.Content, items[i + 1]))
                throw input.Fail($"a dictionary has the key {Printable.Quote(key.Content)} twice");
        }
    }

    // A state dict is an OrderedDict with the attribute _metadata, the versions of its modules, which no reader of weights needs.
    private void DropAttributes(PickleValue attributes)
    {
        if (stack.Peek() is not PickleValue.Dictionary { IsOrderedDict: true })
            throw input.Fail($"attributes are set on {stack.Peek().Noun}, expected an OrderedDict");
        if (attributes is not PickleValue.Dictionary { Items: [(MetadataAttribute, _)] })
            throw input.Fail($"the attributes of an OrderedDict are {attributes.Noun}, expected {MetadataAttribute} alone");
    }
}
