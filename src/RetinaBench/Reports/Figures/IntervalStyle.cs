namespace RetinaBench.Reports.Figures;

/// <summary>How the intervals of a line's points are drawn.</summary>
public enum IntervalStyle
{
    /// <summary>A capped bar at each point.</summary>
    Bars,

    /// <summary>A translucent band along the line.</summary>
    Band,

    /// <summary>Not at all, even where points have intervals.</summary>
    None,
}
