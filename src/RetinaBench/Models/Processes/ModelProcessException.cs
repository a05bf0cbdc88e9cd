namespace RetinaBench.Models.Processes;

/// <summary>Says in one line what a model that runs in a process of its own did wrong, with the last words that it wrote to stderr.</summary>
public sealed class ModelProcessException : Exception
{
    /// <summary>Makes an empty error; use an overload with a message.</summary>
    public ModelProcessException()
    {
    }

    /// <summary>Makes an error with a one-line message.</summary>
    /// <param name="message">What the process did, and its last words.</param>
    public ModelProcessException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a one-line message and the exception that revealed it.</summary>
    /// <param name="message">What the process did, and its last words.</param>
    /// <param name="innerException">What revealed it.</param>
    public ModelProcessException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
