using System.Collections.Concurrent;

namespace RetinaBench.Experiments;

/// <summary>What assays of one suite in one run make of its environments alone, and would make again and again: made once, and gone with the run.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class SharedWork
{
    private readonly ConcurrentDictionary<(Type Kind, string Environment), object> _made = new();

    /// <summary>What was made of an environment, or is made now.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="environment">Name of the environment.</param>
    /// <param name="make">Makes it, quickly: it may be called by several threads at once, all of which get what one of them made.</param>
    public T Of<T>(string environment, Func<T> make)
        where T : class => (T)_made.GetOrAdd((typeof(T), environment), _ => make());
}
