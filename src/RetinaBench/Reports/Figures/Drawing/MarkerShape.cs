namespace RetinaBench.Reports.Figures.Drawing;

/// <summary>The outline of a marker.</summary>
internal enum MarkerShape
{
    Circle,
    Square,
    Triangle,
    Diamond,
    TriangleDown,
    TriangleRight,
    TriangleLeft,
    Pentagon,
}
