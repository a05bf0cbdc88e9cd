namespace RetinaBench.Models;

/// <summary>An experimental subject as a registry opens it: it says what it is, and what it can do are further interfaces.</summary>
/// <remarks>
/// <see cref="IRetinaModel"/> is shown stimuli and answers; <see cref="EncodingModels.IEncodingModel"/> is fitted to one cell. A model has one of the two at least.
/// What an experiment needs and a model lacks makes its criteria NotApplicable.
/// </remarks>
public interface IModel
{
    /// <summary>What the model says of itself; constant over its life.</summary>
    ModelCard Card { get; }
}
