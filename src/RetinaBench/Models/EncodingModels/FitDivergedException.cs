namespace RetinaBench.Models.EncodingModels;

/// <summary>A fit that leads nowhere: a value is not finite any more.</summary>
/// <remarks>A finding about recipe, seed and recording, not a defect: of recorded cells the others are fitted all the same.</remarks>
public sealed class FitDivergedException : Exception
{
    /// <summary>Makes an empty error; use an overload with a message.</summary>
    public FitDivergedException()
    {
    }

    /// <summary>Makes an error with a one-line message.</summary>
    /// <param name="message">The step, and the value.</param>
    public FitDivergedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a one-line message and its cause.</summary>
    /// <param name="message">The step, and the value.</param>
    /// <param name="innerException">The cause.</param>
    public FitDivergedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
