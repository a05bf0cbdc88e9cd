using RetinaBench.Reference.Kernels;

namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Loss and gradient of one stimulus, at one width of vectors.</summary>
internal unsafe interface IStimulusGradient
{
    /// <summary>Multiply-adds of sixteen lanes since the object was made.</summary>
    long VectorOperations { get; }

    /// <summary>Computes one stimulus.</summary>
    /// <param name="scene">Its dots.</param>
    /// <param name="label">Its class.</param>
    /// <param name="epoch">Epoch of the training, for dropout.</param>
    /// <param name="stimulus">Index within the training set, for dropout.</param>
    /// <param name="sums">Receives the gradient in the layout of <see cref="GradientShape"/>.</param>
    StimulusOutcome Run(SceneFootprints scene, int label, uint epoch, uint stimulus, float* sums);
}
