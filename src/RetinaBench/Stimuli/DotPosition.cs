namespace RetinaBench.Stimuli;

/// <summary>Where a dot is drawn in one frame.</summary>
/// <param name="Row">Row of the centre, visible coordinates.</param>
/// <param name="Column">Column of the centre, visible coordinates, already truncated to whole pixels.</param>
public readonly record struct DotPosition(int Row, int Column);
