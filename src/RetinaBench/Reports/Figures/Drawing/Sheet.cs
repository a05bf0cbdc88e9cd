namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>The distances that all figures share, in pixels.</summary>
internal static class Sheet
{
    public const double Margin = 14;
    public const double RightMargin = 28;
    public const double TitleGap = 10;
    public const double NoteGap = 6;
    public const double TickLength = 5;
    public const double TickGap = 4;
    public const double AxisTitleGap = 6;

    // How much longer than its axis a title may be; there is that much room at both ends of every plot.
    public const double TitleOverhang = 24;
    public const double PlotInset = 6;
    public const double PanelGap = 16;
    public const double PanelRowGap = 14;
    public const double PanelTitleGap = 4;
    public const double WidestLineLabel = 150;
    public const double WidestRowLabel = 120;
    public const int LowestPlot = 80;
    public const int NarrowestPanel = 60;

    // Tick labels closer than this look crowded.
    private const int VerticalTickDistance = 45;

    /// <summary>How many steps between ticks suit a vertical axis.</summary>
    public static int VerticalIntervals(double height) => (int)Math.Clamp(height / VerticalTickDistance, 2, 8);
}
