namespace RetinaBench.Experiments.Encoding;

/// <summary>Something that is made as long as it was ever needed, its shorter forms being the beginning of longer ones. Thread-safe: who comes second waits for the first.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="make">Makes it of a number of blocks.</param>
internal sealed class LongestYet<T>(Func<int, T> make)
    where T : class
{
    private readonly Lock _gate = new();
    private int _blocks;
    private T? _made;

    /// <summary>What has at least so many blocks.</summary>
    /// <param name="blocks">The number, 1 or more.</param>
    public T Of(int blocks)
    {
        lock (_gate)
        {
            if (_blocks < blocks)
                (_made, _blocks) = (make(blocks), blocks);
            return _made!;
        }
    }
}
