namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>How a line is drawn; an empty dash pattern is a solid line.</summary>
internal readonly record struct Stroke(string Colour, double Width, string Dash = "");
