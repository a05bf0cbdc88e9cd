namespace RetinaBench.Reference.Controls.Oracle;

/// <summary>A position at which a lit disc is centred.</summary>
/// <param name="Row">Row of the movie.</param>
/// <param name="Column">Column of the movie.</param>
/// <param name="Value">The smallest intensity within the disc, above 1/16; 1 in a 0/1 movie.</param>
internal readonly record struct DotCenter(int Row, int Column, float Value);
