namespace RetinaBench.Models.Processes;

/// <summary>What one kind of request cost: medians over repeats.</summary>
/// <param name="Request">What was asked of which form of stimuli.</param>
/// <param name="MsPerStimulus">Milliseconds a stimulus from the call until the answer is in.</param>
/// <param name="ModelMsPerStimulus">Of these the model's own, as the process says.</param>
/// <param name="OverheadMsPerStimulus">The rest: rendering or drawing, the pipe, reductions and waiting.</param>
/// <param name="OverheadShare">The overhead over the model's own time.</param>
public sealed record ProcessTiming(string Request, double MsPerStimulus, double ModelMsPerStimulus, double OverheadMsPerStimulus, double OverheadShare);
