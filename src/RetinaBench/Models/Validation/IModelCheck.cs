namespace RetinaBench.Models.Validation;

/// <summary>One part of the contract of <see cref="IRetinaModel"/> that a model can be held to.</summary>
public interface IModelCheck
{
    /// <summary>Unique among the checks, for example <c>determinism</c>.</summary>
    string Id { get; }

    /// <summary>What is checked, in one sentence.</summary>
    string Name { get; }

    /// <summary>Ids of earlier checks without whose success this one means nothing.</summary>
    IReadOnlyList<string> Needs { get; }

    /// <summary>Checks the model; whatever the model throws may pass through.</summary>
    /// <param name="subject">The model and the movies to show it.</param>
    CheckVerdict Run(ValidationSubject subject);
}
