using RetinaBench.Models;
using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Reference;

/// <summary>An encoding model under the name by which it is registered.</summary>
/// <param name="card">What it says of itself.</param>
/// <param name="model">The model, and its family if it is one of several.</param>
internal sealed class RegisteredEncodingModel(ModelCard card, IEncodingModel model) : IModel, IEncodingModel, IEncodingVariants, IFilteredInTime<IEncodingModel>
{
    /// <inheritdoc/>
    public ModelCard Card => card;

    /// <inheritdoc/>
    public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default) => model.Fit(recording, options, cancellation);

    /// <inheritdoc/>
    public IEncodingModel? Variant(EncodingVariant variant) => (model as IEncodingVariants)?.Variant(variant);

    /// <inheritdoc/>
    public IEncodingModel? BehindFilterOf(CellRecording recording, CancellationToken cancellation = default) => (model as IFilteredInTime<IEncodingModel>)?.BehindFilterOf(recording, cancellation);
}
