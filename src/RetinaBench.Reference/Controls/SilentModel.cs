using RetinaBench.Models;
using RetinaBench.Reference.Murray2021;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls;

/// <summary>A null: the layers of the published network, and zero everywhere.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class SilentModel : IRetinaModel
{
    /// <summary>Makes the null.</summary>
    /// <param name="name">Name within the registry.</param>
    public SilentModel(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Murray2021Architecture a = Murray2021Architecture.Published;
        int frames = a.Input.Frames;
        Card = new()
        {
            Name = name,
            Version = "1",
            Description = "A null control: zero everywhere, whatever is shown.",
            Citation = "Made here as a negative control",
            Input = a.Input,
            Layers =
            [
                new(Murray2021Model.BipolarLayer, LayerRole.Bipolar, a.BipolarTypes, frames, a.BipolarRows, a.BipolarColumns),
                new(Murray2021Model.AmacrineLayer, LayerRole.Amacrine, a.AmacrineTypes, frames, a.AmacrineRows, a.AmacrineColumns),
                new(Murray2021Model.GanglionLayer, LayerRole.Ganglion, a.GanglionTypes, frames, a.GanglionRows, a.GanglionColumns),
                new(Murray2021Model.DecisionLayer, LayerRole.Decision, Murray2021Model.DecisionClasses.Count, frames, 1, 1),
            ],
            Classes = Murray2021Model.DecisionClasses,
            Role = ModelRole.Null,
            ThreadSafe = true,
        };
    }

    /// <inheritdoc/>
    public ModelCard Card { get; }

    /// <inheritdoc/>
    public ResponseBatch Respond(IReadOnlyList<Stimulus> stimuli, ResponseQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        ResponseBatch batch = ResponseBatch.Allocate(Card, stimuli.Count, query);
        for (int s = 0; s < stimuli.Count; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int c = 0; c < query.Conditions.Count; c++)
            {
                for (int r = 0; r < query.Conditions[c].Requests.Count; r++)
                    batch[s, c, r].Clear();
            }
        }

        return batch;
    }
}
