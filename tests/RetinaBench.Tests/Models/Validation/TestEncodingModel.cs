using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Tests.Models.Validation;

/// <summary>A sound model of one cell, the mean rate and what the average frame at a spike adds to it, in whose fits faults are planted.</summary>
internal sealed class TestEncodingModel : IModel, IEncodingModel
{
    public ModelCard Card { get; init; } = new()
    {
        Name = "sound",
        Version = "2",
        Description = "A sound model of one cell.",
        Citation = "none",
        Input = null,
        Layers = [],
        ThreadSafe = true,
    };

    /// <summary>Changes a fit before it is returned.</summary>
    public Func<AverageFit, FitOptions, IFittedEncoding?> Spoil { get; init; } = (fit, _) => fit;

    public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default)
    {
        ReadOnlySpan<float> responses = recording.Responses.Span;
        float[] pixels = new float[recording.Movie.Geometry.Pixels], average = new float[recording.Movie.Geometry.PixelsPerFrame];
        recording.Movie.Read(0, pixels);
        float sum = 0;
        for (int t = 0; t < responses.Length; t++)
        {
            sum += responses[t];
            for (int i = 0; i < average.Length; i++)
                average[i] += responses[t] * pixels[(t * average.Length) + i];
        }

        for (int i = 0; i < average.Length; i++)
            average[i] /= sum;
        return Spoil(new(recording.Unit, sum / responses.Length, average, recording.Movie.Geometry), options)!;
    }
}
