namespace RetinaBench.Reference.Murray2021.InputGradients;

/// <summary>Computes values and gradients of one network, one movie after the other, in memory of its own.</summary>
/// <remarks>Not thread-safe; a thread takes one for a call.</remarks>
internal interface IInputGradientPass
{
    /// <summary>Computes one movie.</summary>
    /// <param name="plan">The objective.</param>
    /// <param name="movie">[frames, rows, columns].</param>
    /// <param name="gradient">Receives [frames, rows, columns].</param>
    /// <returns>The value.</returns>
    double Run(ObjectivePlan plan, ReadOnlySpan<float> movie, Span<float> gradient);
}
