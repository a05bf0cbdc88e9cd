using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Controls.Oracle;

/// <summary>The disc that the input cells look for, as a stack of horizontal segments.</summary>
internal static class DiscShape
{
    private static readonly int[] s_halfWidths =
        [.. Enumerable.Range(0, CorrelatorWiring.DiscRadius + 1).Select(dr => DiscScene.HalfWidth(CorrelatorWiring.DiscRadius, dr))];

    private static readonly ulong[] s_masks =
        [.. s_halfWidths.Select(half => ((1UL << ((2 * half) + 1)) - 1) << (CorrelatorWiring.DiscRadius - half))];

    /// <summary>Half the width of a segment: it spans columns c - half to c + half.</summary>
    /// <param name="dr">Rows from the centre, 0 to the radius.</param>
    public static int HalfWidth(int dr) => s_halfWidths[dr];

    /// <summary>A segment as bits; bit 0 is the column of the centre minus the radius.</summary>
    /// <param name="dr">Rows from the centre, -radius to radius.</param>
    public static ulong Mask(int dr) => s_masks[Math.Abs(dr)];
}
