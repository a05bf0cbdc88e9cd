namespace RetinaBench.Cli.Responses;

/// <summary>Responses to one scene.</summary>
/// <param name="Id">Id of the scene.</param>
/// <param name="LitPixels">Lit pixels in all frames together.</param>
/// <param name="Decision">Of each class its trace, [frames]; empty for a model that does not decide.</param>
/// <param name="MeanResponse">Of each layer the mean response over frames and positions, [cell types].</param>
/// <param name="LastFrameEnergy">Of each layer the sum of squares over the last frame, [cell types].</param>
internal sealed record SceneResponses(
    string Id,
    long LitPixels,
    IReadOnlyDictionary<string, float[]> Decision,
    IReadOnlyDictionary<string, float[]> MeanResponse,
    IReadOnlyDictionary<string, float[]> LastFrameEnergy);
