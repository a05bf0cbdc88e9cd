using System.Text;

namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>Draws markers of about equal area in the paint of the group they stand in.</summary>
internal static class Marker
{
    public static int ShapeCount { get; } = Enum.GetValues<MarkerShape>().Length;

    public static void Draw(SvgCanvas canvas, MarkerShape shape, double x, double y, double radius)
    {
        if (shape == MarkerShape.Circle)
            canvas.Circle(x, y, radius);
        else
            canvas.Path(Outline(Corners(shape), x, y, radius));
    }

    private static string Outline(double[] corners, double x, double y, double radius)
    {
        var path = new StringBuilder();
        for (int i = 0; i < corners.Length; i += 2)
        {
            path.Append(i == 0 ? 'M' : 'L').Append(SvgCanvas.Number(x + (corners[i] * radius))).Append(' ')
                .Append(SvgCanvas.Number(y + (corners[i + 1] * radius)));
        }

        return path.Append('Z').ToString();
    }

    // Corners x, y in units of the radius of the circle of the same looks; y grows downwards.
    private static double[] Corners(MarkerShape shape) => shape switch
    {
        MarkerShape.Square => [-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9],
        MarkerShape.Diamond => [0, -1.3, 1.3, 0, 0, 1.3, -1.3, 0],
        MarkerShape.Triangle => [0, -1.3, 1.2, 0.8, -1.2, 0.8],
        MarkerShape.TriangleDown => [0, 1.3, 1.2, -0.8, -1.2, -0.8],
        MarkerShape.TriangleRight => [1.3, 0, -0.8, 1.2, -0.8, -1.2],
        MarkerShape.TriangleLeft => [-1.3, 0, 0.8, 1.2, 0.8, -1.2],
        _ => [0, -1.15, 1.09, -0.36, 0.68, 0.93, -0.68, 0.93, -1.09, -0.36],
    };
}
