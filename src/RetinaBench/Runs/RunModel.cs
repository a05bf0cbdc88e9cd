using RetinaBench.Models;

namespace RetinaBench.Runs;

/// <summary>A model as a run takes it: under a name, and not yet opened.</summary>
/// <param name="Name">Name in the registry or on the command line, unique within the run.</param>
/// <param name="Kind">Kind of registry entry, for example <c>reference</c>.</param>
/// <param name="Open">Opens the model; called at most once a run, on a worker thread. A model that is <see cref="IDisposable"/> is disposed of when its last result is in.</param>
/// <param name="WeightsHash">SHA-256 of the weights file in lower-case hex, or null without one; a run is resumed with the same weights only.</param>
/// <param name="Family">The family of models that it is a member of, for reports; null for a model of its own kind.</param>
/// <param name="IsFitted">Whether it is fitted to cells rather than shown stimuli, for telling the time left; null where that is not known before it is opened.</param>
public sealed record RunModel(string Name, string Kind, Func<IModel> Open, string? WeightsHash = null, string? Family = null, bool? IsFitted = null);
