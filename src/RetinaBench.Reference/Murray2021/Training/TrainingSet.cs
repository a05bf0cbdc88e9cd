using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Murray2021.Training;

/// <summary>The scenes that a network is trained on, with the class of each.</summary>
internal sealed class TrainingSet
{
    /// <summary>Makes a set.</summary>
    /// <param name="scenes">Dot scenes of one geometry and radius, at least one.</param>
    /// <param name="labels">The class of each: 0 left, 1 right.</param>
    /// <exception cref="ArgumentException">Scenes differ in geometry or radius, or there is not one label of 0 or 1 for each.</exception>
    public TrainingSet(IReadOnlyList<DotScene> scenes, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(scenes);
        ArgumentNullException.ThrowIfNull(labels);
        if (scenes.Count == 0 || scenes.Count != labels.Count)
            throw new ArgumentException($"{scenes.Count} scenes with {labels.Count} labels, expected at least one scene and a label for each", nameof(labels));
        for (int i = 0; i < scenes.Count; i++)
        {
            if (scenes[i].Geometry != scenes[0].Geometry || scenes[i].Radius != scenes[0].Radius)
                throw new ArgumentException($"scene {i} is {scenes[i].Geometry} with dots of radius {scenes[i].Radius}, scene 0 is {scenes[0].Geometry} with {scenes[0].Radius}", nameof(scenes));
            if (labels[i] < 0 || labels[i] >= Murray2021Model.DecisionClasses.Count)
                throw new ArgumentException($"label {i} is {labels[i]}, valid are 0 (left) and 1 (right)", nameof(labels));
        }

        Scenes = [.. scenes];
        Labels = [.. labels];
    }

    /// <summary>The scenes.</summary>
    public IReadOnlyList<DotScene> Scenes { get; }

    /// <summary>The class of each scene: 0 left, 1 right.</summary>
    public IReadOnlyList<int> Labels { get; }
}
