namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>Another core than the reference core to compute gradients on; order, dropout, optimiser, checkpoints and curve are the same.</summary>
internal interface ITrainingCore
{
    /// <summary>What tells weights that it gives from those of other cores, whose sums round otherwise; enters the identity of a training.</summary>
    string Name { get; }

    /// <summary>Prepares for a training set.</summary>
    /// <param name="architecture">Shape of the network.</param>
    /// <param name="set">The scenes and their classes.</param>
    /// <param name="dropoutPercent">Dropout rate behind every spatial and temporal filter and the readout.</param>
    /// <param name="seed">Seed of dropout.</param>
    /// <exception cref="InputException">The architecture cannot be trained on these scenes.</exception>
    IBatchGradient Prepare(Murray2021Architecture architecture, TrainingSet set, int dropoutPercent, ulong seed);
}
