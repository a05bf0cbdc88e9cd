using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Reference.Tests.Yan2020;

/// <summary>A model that is one of its kind and is never fitted.</summary>
internal sealed class Unvaried : IEncodingModel
{
    public IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default) => throw new NotSupportedException();
}
