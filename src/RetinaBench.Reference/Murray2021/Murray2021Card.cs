using RetinaBench.Models;

namespace RetinaBench.Reference.Murray2021;

/// <summary>What a murray2021 network says of itself.</summary>
internal static class Murray2021Card
{
    private const string Paper = "Murray KT, Wang MB, Lynch N (2021). Task-optimized retina-inspired CNN converges to biologically plausible functionality.";

    /// <summary>The card of a network, as the reference core computes it.</summary>
    /// <param name="name">Name within the registry.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="role">Why it is in the registry.</param>
    /// <param name="description">What it is, in one sentence; a general one when null.</param>
    public static ModelCard Of(string name, Murray2021Parameters parameters, ModelRole role, string? description)
    {
        Murray2021Architecture a = parameters.Architecture;
        List<LayerCard> layers = [new(Murray2021Model.BipolarLayer, LayerRole.Bipolar, a.BipolarTypes, a.Input.Frames, a.BipolarRows, a.BipolarColumns)];
        if (a.HasAmacrine)
            layers.Add(new(Murray2021Model.AmacrineLayer, LayerRole.Amacrine, a.AmacrineTypes, a.Input.Frames, a.AmacrineRows, a.AmacrineColumns));
        layers.Add(new(Murray2021Model.GanglionLayer, LayerRole.Ganglion, a.GanglionTypes, a.Input.Frames, a.GanglionRows, a.GanglionColumns));
        layers.Add(new(Murray2021Model.DecisionLayer, LayerRole.Decision, Murray2021Model.DecisionClasses.Count, a.Input.Frames, 1, 1));
        return new()
        {
            Name = name,
            Version = parameters.Fingerprint()[..16],
            Description = description ?? $"Retina-inspired network of {a.BipolarTypes} bipolar, {a.AmacrineTypes} amacrine and {a.GanglionTypes} ganglion cell types that decides on the direction of the fast dots.",
            Citation = Paper,
            Input = a.Input,
            Layers = layers,
            Classes = Murray2021Model.DecisionClasses,
            Cost = new(parameters.Count, a.MultiplyAddsPerMovie()),
            Role = role,
            ThreadSafe = true,
        };
    }
}
