using RetinaBench.Reference.Yan2020.Frames;

namespace RetinaBench.Reference.Yan2020.Network;

/// <summary>Computes a network on one thread, at whatever width of vectors.</summary>
internal unsafe interface ICnnWorker
{
    /// <summary>Multiply-adds of sixteen lanes in the convolutions since the object was made.</summary>
    long VectorOperations { get; }

    /// <summary>Loss and gradient of a part of a batch.</summary>
    /// <param name="parameters">The network.</param>
    /// <param name="part">The samples.</param>
    /// <param name="gradient">Receives the gradient, in the order of <see cref="CnnLayout"/>; without penalties on weights.</param>
    /// <returns>The part's share of the mean loss of the batch, without penalties on weights.</returns>
    double Gradient(float* parameters, in BatchPart part, float* gradient);

    /// <summary>Predicts consecutive samples.</summary>
    /// <param name="parameters">The network.</param>
    /// <param name="store">The frames.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="rate">Receives predictions, as many as it has room for.</param>
    void Predict(float* parameters, FrameStore store, int first, Span<float> rate);
}
