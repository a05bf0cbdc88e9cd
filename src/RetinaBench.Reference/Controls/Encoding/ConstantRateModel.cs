using RetinaBench.Models.EncodingModels;
using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls.Encoding;

/// <summary>A null: the mean response of the frames that it is fitted to, whatever is shown, and no filters.</summary>
/// <remarks>It is a member of every family, so that no criterion passes it by. Thread-safe.</remarks>
public sealed class ConstantRateModel : IEncodingModel, IEncodingVariants
{
    /// <inheritdoc/>
    public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        MovieGeometry geometry = recording.Movie.Geometry;
        return FittedConstant.Of(recording, geometry.Frames - options.ValidationFrames(geometry.Frames));
    }

    /// <inheritdoc/>
    public IEncodingModel? Variant(EncodingVariant variant) => this;
}
