namespace RetinaBench.Reference.Controls.Oracle;

/// <summary>The bipolar cells that respond in one frame: where they are and how strongly those of each speed step respond; immutable.</summary>
/// <param name="Cells">Their positions.</param>
/// <param name="Activity">[cells, speed steps], 0 or more; 0 or 1 in a 0/1 movie.</param>
internal sealed record BipolarFrame(CenterFrame Cells, float[] Activity);
