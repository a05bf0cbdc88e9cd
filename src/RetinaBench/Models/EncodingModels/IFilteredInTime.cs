namespace RetinaBench.Models.EncodingModels;

/// <summary>The ability of a model, or of a fit of it, that sees movies filtered in time to have that filter estimated from another recording.</summary>
/// <remarks>
/// A network on images that were filtered in time is one thing, the filter, which an average gives before anything is fitted, another: a network can be fitted to part of a recording behind the
/// filter of the whole, and one that was fitted to a cell can be put behind the filter of another cell.
/// </remarks>
/// <typeparam name="T">What it is: <see cref="IEncodingModel"/> or <see cref="IFittedEncoding"/>.</typeparam>
public interface IFilteredInTime<out T>
    where T : class
{
    /// <summary>The same behind the filter in time of a recording; nothing else is fitted.</summary>
    /// <param name="recording">The recording; all of its frames are used.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>Null where nothing is filtered in time first, since the model's filters extend over time themselves.</returns>
    /// <exception cref="InputException">The cell never responds, or always alike.</exception>
    T? BehindFilterOf(CellRecording recording, CancellationToken cancellation = default);
}
