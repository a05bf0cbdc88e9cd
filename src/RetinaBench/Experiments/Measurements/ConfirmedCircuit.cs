using RetinaBench.Experiments.Statistics;

namespace RetinaBench.Experiments.Measurements;

/// <summary>A circuit that a search found, measured again.</summary>
/// <param name="Circuit">The circuit, with its accuracy on the stimuli of the search.</param>
/// <param name="Fresh">Its accuracy on stimuli that the search did not see.</param>
public sealed record ConfirmedCircuit(ScreenedCircuit Circuit, Proportion Fresh);
