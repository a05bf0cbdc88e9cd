namespace RetinaBench.Models.EncodingModels;

/// <summary>The ability to be fitted to the responses of one cell and to predict them.</summary>
/// <remarks>
/// <para>What it has learned are abilities of the fitted model: <see cref="IFilterSource"/> shows its filters, <see cref="IFilterSelection"/> runs it with some of
/// them alone. What a fitted model does not offer makes the criteria that need it NotApplicable.</para>
/// <para>Equal recordings and options give equal bits. Thread-safe: a model holds nothing of its fits.</para>
/// </remarks>
public interface IEncodingModel
{
    /// <summary>Fits the model.</summary>
    /// <param name="recording">The responses. Frames whose past is not all in the movie are not fitted.</param>
    /// <param name="options">Seed, validation split and threads.</param>
    /// <param name="cancellation">Ends the fit early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The recording or the options do not suit the model; the message says why.</exception>
    /// <exception cref="FitDivergedException">A value of the fit is not finite any more.</exception>
    IFittedEncoding Fit(CellRecording recording, FitOptions options, CancellationToken cancellation = default);
}
