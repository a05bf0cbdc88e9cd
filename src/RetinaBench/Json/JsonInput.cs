namespace RetinaBench.Json;

/// <summary>A value read from JSON that still knows where it came from, so that later checks can name the place.</summary>
/// <typeparam name="T">What was read.</typeparam>
public sealed class JsonInput<T>
{
    private readonly ReadOnlyMemory<byte> _json;

    internal JsonInput(string file, ReadOnlyMemory<byte> json, T value)
    {
        File = file;
        _json = json;
        Value = value;
    }

    /// <summary>How messages name the file.</summary>
    public string File { get; }

    /// <summary>What was read.</summary>
    public T Value { get; }

    /// <summary>Makes the error <c>file: $.path, line N: what</c>.</summary>
    /// <param name="path">JSON path of the offending value, for example <c>$.scenes[3].dots[7]</c>; of a path that leads nowhere the deepest part that exists gives the line.</param>
    /// <param name="what">What is wrong, with the value and the valid range.</param>
    public InputException Error(string path, string what) =>
        new(OneLine.Of(FormattableString.Invariant($"{File}: {path}, line {JsonLocator.LineOf(_json.Span, path)}: {what}")));
}
