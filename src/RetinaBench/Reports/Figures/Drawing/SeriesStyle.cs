namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>How one line looks; colour, dash and marker each tell lines apart, so that none of them is needed.</summary>
internal sealed record SeriesStyle(Stroke Stroke, MarkerShape Marker, string MarkerFill, Stroke MarkerOutline)
{
    private const double MeasuredWidth = 1.8;
    private const double ReferenceWidth = 1.3;

    private static readonly string[] Dashes = ["", "9 3", "3 2", "9 3 3 3", "14 4", "6 2 1.5 2", "1.5 2", "12 3 2 3 2 3"];

    /// <summary>Gives every name of a figure its style, in order of first appearance.</summary>
    /// <param name="panels">The lines of each panel; names must be distinct within a panel.</param>
    public static Dictionary<string, SeriesStyle> Assign(IReadOnlyList<IReadOnlyList<Series>> panels)
    {
        foreach (IReadOnlyList<Series> panel in panels)
        {
            if (panel.GroupBy(series => series.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
                throw new ArgumentException($"{twice.Count()} lines are named '{twice.Key}'; names must be distinct");
        }

        var styles = new Dictionary<string, SeriesStyle>();
        Series[] all = [.. panels.SelectMany(panel => panel)];
        foreach (Series series in all.Where(series => series.Role == SeriesRole.Measured && !styles.ContainsKey(series.Name)))
            styles.Add(series.Name, Measured(styles.Count));
        int neutrals = 0;
        foreach (Series series in all.Where(series => series.Role == SeriesRole.Reference && !styles.ContainsKey(series.Name)))
            styles.Add(series.Name, series.PairedWith is null ? Neutral(neutrals++) : PairOf(series, styles));
        return styles;
    }

    public void DrawMarkers(SvgCanvas canvas, IEnumerable<(double X, double Y)> places, double radius)
    {
        canvas.BeginGroup("points", MarkerFill, MarkerOutline);
        foreach ((double x, double y) in places)
            Drawing.Marker.Draw(canvas, Marker, x, y, radius);
        canvas.EndGroup();
    }

    private static SeriesStyle Measured(int index)
    {
        string colour = Palette.Colour(index);
        var shape = (MarkerShape)(index % Drawing.Marker.ShapeCount);
        return new SeriesStyle(new Stroke(colour, MeasuredWidth, Dashes[index % Dashes.Length]), shape, colour, new Stroke(Palette.Paper, 0.5));
    }

    private static SeriesStyle PairOf(Series series, Dictionary<string, SeriesStyle> styles)
    {
        if (!styles.TryGetValue(series.PairedWith!, out SeriesStyle? pair))
            throw new ArgumentException($"line '{series.Name}' is paired with '{series.PairedWith}'; no measured line has that name");
        return Reference(pair.Stroke.Colour, pair.Marker);
    }

    private static SeriesStyle Neutral(int index) => Reference(Palette.Neutral, (MarkerShape)(index % Drawing.Marker.ShapeCount));

    private static SeriesStyle Reference(string colour, MarkerShape shape) =>
        new(new Stroke(colour, ReferenceWidth, "4 3"), shape, Palette.Paper, new Stroke(colour, 1.1));
}
