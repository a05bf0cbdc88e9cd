namespace RetinaBench.Reference.Training;

/// <summary>A training that leads nowhere: a value is not finite any more, or the loss stays far above that of guessing.</summary>
/// <remarks>A finding about recipe and seed, not a defect; what was trained up to the last epoch before is kept in the state file.</remarks>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Makes an empty error; use an overload with a message.</summary>
    public TrainingDivergedException()
    {
    }

    /// <summary>Makes an error with a one-line message.</summary>
    /// <param name="message">Epoch, batch, and the value.</param>
    public TrainingDivergedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a one-line message and its cause.</summary>
    /// <param name="message">Epoch, batch, and the value.</param>
    /// <param name="innerException">The cause.</param>
    public TrainingDivergedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
