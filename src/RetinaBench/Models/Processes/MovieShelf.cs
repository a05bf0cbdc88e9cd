using RetinaBench.Stimuli;

namespace RetinaBench.Models.Processes;

/// <summary>Which movies a process holds, so that what is fitted or predicted again and again is brought once. One thread at a time.</summary>
internal sealed class MovieShelf
{
    // What was recorded, what is tested on, and flashed images: an assay asks for these in turns.
    private const int Places = 3;

    private readonly List<(WeakReference<IFrameSequence> Movie, int Number)> _held = [];
    private int _numbers;

    /// <summary>Number of the movie that is added next.</summary>
    public int NextNumber => _numbers + 1;

    /// <summary>Number of a movie that is held, and that is now the last one used; null where it is not.</summary>
    /// <param name="movie">The movie: this object, not an equal one.</param>
    public int? Find(IFrameSequence movie)
    {
        int at = _held.FindIndex(held => held.Movie.TryGetTarget(out IFrameSequence? known) && ReferenceEquals(known, movie));
        if (at < 0)
            return null;
        (WeakReference<IFrameSequence> Movie, int Number) found = _held[at];
        _held.RemoveAt(at);
        _held.Add(found);
        return found.Number;
    }

    /// <summary>Adds a movie under <see cref="NextNumber"/>.</summary>
    /// <param name="movie">The movie.</param>
    public void Add(IFrameSequence movie) => _held.Add((new(movie), ++_numbers));

    /// <summary>Takes off movies that nobody can ask for any more, and as many of those unused for longest as leave place for one.</summary>
    /// <returns>Their numbers.</returns>
    public IReadOnlyList<int> TakeOff()
    {
        int[] gone = [.. _held.Where((held, i) => i <= _held.Count - Places || !held.Movie.TryGetTarget(out _)).Select(held => held.Number)];
        _held.RemoveAll(held => gone.Contains(held.Number));
        return gone;
    }
}
