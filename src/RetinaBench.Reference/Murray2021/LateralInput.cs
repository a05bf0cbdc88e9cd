namespace RetinaBench.Reference.Murray2021;

/// <summary>An amacrine position and type whose response differs from the background in frames that the last ganglion frame sees.</summary>
/// <param name="Position">The position.</param>
/// <param name="Type">The type.</param>
internal readonly record struct LateralInput(int Position, int Type);
