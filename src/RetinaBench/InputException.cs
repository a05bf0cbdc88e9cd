namespace RetinaBench;

/// <summary>
/// Says that something a person supplied (a file, an option, a model specification) cannot be used, in one line that names
/// the place, the value and the valid range.
/// </summary>
/// <remarks>Commands print the message and end with exit code 2; it never stands for a defect of this program.</remarks>
public class InputException : Exception
{
    /// <summary>Makes an empty error; use an overload with a message.</summary>
    public InputException()
    {
    }

    /// <summary>Makes an error with a one-line message.</summary>
    /// <param name="message">What is wrong, where, with which value, and what would be valid.</param>
    public InputException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a one-line message and the exception that revealed it.</summary>
    /// <param name="message">What is wrong, where, with which value, and what would be valid.</param>
    /// <param name="innerException">The exception that revealed the bad input.</param>
    public InputException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
