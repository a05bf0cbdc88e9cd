namespace RetinaBench.Stimuli.Reflections;

/// <summary>A way to turn a movie around, after which what moved right moves left; done twice, it gives the movie back.</summary>
public enum Reflection
{
    /// <summary>Left and right are exchanged: column c becomes columns - 1 - c.</summary>
    Mirror,

    /// <summary>The movie is played backwards: frame t becomes frames - 1 - t.</summary>
    TimeReversal,
}
