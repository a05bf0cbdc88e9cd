namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>The text styles of all figures.</summary>
internal static class Typography
{
    private const string Dark = "#222222";
    private const string Soft = "#555555";

    public static TextStyle Title { get; } = new(15, Dark, Bold: true);

    public static TextStyle PanelTitle { get; } = new(12, Dark, Bold: true);

    public static TextStyle AxisTitle { get; } = new(13, Dark);

    public static TextStyle Tick { get; } = new(12, Dark);

    public static TextStyle Label { get; } = new(12, Dark);

    public static TextStyle LineLabel { get; } = new(12, Soft);

    public static TextStyle Note { get; } = new(11, Soft);

    public static TextStyle Missing { get; } = new(10, Soft);
}
