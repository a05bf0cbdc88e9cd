namespace RetinaBench.Reports.Figures;

/// <summary>Which way a reference line runs.</summary>
public enum LineOrientation
{
    /// <summary>At one value of the vertical axis.</summary>
    Horizontal,

    /// <summary>At one value of the horizontal axis.</summary>
    Vertical,
}
