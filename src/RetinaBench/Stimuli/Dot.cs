namespace RetinaBench.Stimuli;

/// <summary>A dot at frame 0 and its constant velocity along columns.</summary>
/// <param name="Row">Row of the centre in visible coordinates; outside [0, rows) it may still reach into view.</param>
/// <param name="Column">Column of the centre at frame 0, in visible coordinates.</param>
/// <param name="Velocity">Pixels a frame; positive moves right (growing columns).</param>
public readonly record struct Dot(int Row, double Column, double Velocity);
