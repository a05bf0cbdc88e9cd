using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;

namespace ExamplePlugin;

/// <summary>The least model of one cell that can be fitted: its mean rate, raised where the frames before resemble the average frames before its spikes.</summary>
/// <remarks>Answers no stimuli of its own accord, so that its card has neither input nor layers. E. J. Chichilnisky, "A simple white noise analysis of neuronal light responses", Network 12 (2001), doi:10.1080/713663221.</remarks>
public sealed class TriggeredAverageModel : IModel, IEncodingModel
{
    /// <inheritdoc/>
    public ModelCard Card { get; } = new()
    {
        Name = "triggered-average",
        Version = "1",
        Description = "The mean rate of a cell and its spike-triggered average.",
        Citation = "Chichilnisky (2001), doi:10.1080/713663221",
        Input = null,
        Layers = [],
        ThreadSafe = true,
    };

    /// <inheritdoc/>
    public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return FittedAverage.Of(recording);
    }
}
