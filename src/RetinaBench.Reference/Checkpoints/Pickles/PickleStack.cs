namespace RetinaBench.Reference.Checkpoints.Pickles;

/// <summary>The bounded stack of a pickle, with the marks that open tuples and item lists.</summary>
/// <param name="input">Where errors are.</param>
internal sealed class PickleStack(PickleInput input)
{
    private readonly List<PickleValue> values = [];
    private readonly Stack<int> marks = [];

    private int Floor => marks.TryPeek(out int mark) ? mark : 0;

    public void Push(PickleValue value)
    {
        if (values.Count == CheckpointLimits.PickleStack)
            throw input.Fail($"the stack grows beyond {CheckpointLimits.PickleStack} values");
        values.Add(value);
    }

    /// <summary>The topmost value above the last mark, left in place.</summary>
    public PickleValue Peek() => values.Count > Floor ? values[^1] : throw input.Fail("the instruction needs a value, but the stack has none above the last mark");

    public PickleValue Pop()
    {
        PickleValue top = Peek();
        values.RemoveAt(values.Count - 1);
        return top;
    }

    /// <summary>Pops so many values, returned in the order they were pushed.</summary>
    public PickleValue[] Pop(int count)
    {
        var popped = new PickleValue[count];
        for (int i = count - 1; i >= 0; i--)
            popped[i] = Pop();
        return popped;
    }

    public void PushMark()
    {
        if (marks.Count == CheckpointLimits.PickleMarks)
            throw input.Fail($"values are nested deeper than {CheckpointLimits.PickleMarks}");
        marks.Push(values.Count);
    }

    /// <summary>Removes the last mark and the values above it, returned in the order they were pushed.</summary>
    public PickleValue[] PopToMark()
    {
        if (!marks.TryPop(out int mark))
            throw input.Fail("the instruction needs a mark, but there is none");
        PickleValue[] popped = [.. values[mark..]];
        values.RemoveRange(mark, values.Count - mark);
        return popped;
    }

    /// <summary>Pops the only value left.</summary>
    public PickleValue PopResult() => values.Count == 1 && marks.Count == 0
        ? values[0]
        : throw input.Fail($"the pickle stops with {values.Count} values and {marks.Count} open marks, expected one value");
}
