namespace RetinaBench.Models;

/// <summary>Says that this machine lacks what a model needs to be run at all: a GPU, a native library, an interpreter.</summary>
/// <remarks>Nothing is wrong with the model: a run records it as <see cref="Criteria.Verdict.NotRun"/> with the reason and goes on, and gates pass it by.</remarks>
/// <param name="message">What is missing, and how to get it: one line.</param>
/// <param name="innerException">What revealed it, if anything did.</param>
public sealed class UnavailableException(string message, Exception? innerException = null) : InputException(message, innerException);
