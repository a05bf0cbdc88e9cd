namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>Computes the loss of a batch and its gradient.</summary>
internal interface IBatchGradient
{
    /// <summary>Loss and gradient of one batch.</summary>
    /// <param name="parameters">The network, in the order of <see cref="ParameterLayout"/>.</param>
    /// <param name="batch">Indices into the training set.</param>
    /// <param name="epoch">Number of the epoch, from 0: each has its own dropout.</param>
    /// <param name="gradient">Receives the gradient of the mean loss.</param>
    BatchOutcome Run(ReadOnlySpan<float> parameters, ReadOnlySpan<int> batch, uint epoch, Span<float> gradient);
}
