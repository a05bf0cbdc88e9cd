using System.Runtime.InteropServices;

namespace RetinaBench.Reference.Controls.Oracle;

/// <summary>The bipolar cells: transient, without direction, each silent below a speed of its type.</summary>
/// <remarks>
/// bipolar_b(t, r, c) = [min(center(t, r, c), wide) - narrow_b]+ with wide = max center(t - 4, r, c + j) over |j| &lt;= 25 and narrow_b
/// the same over |j| &lt; threshold_b. A cell responds to a disc that is here now, was near four frames ago, but not nearer than
/// its threshold; a disc that stands still, or comes into view, excites none.
/// </remarks>
internal static class BipolarStage
{
    /// <summary>Responses in every frame; none before the delay has passed.</summary>
    /// <param name="rows">Rows of the movie.</param>
    /// <param name="centers">The disc centres, one entry a frame.</param>
    public static BipolarFrame[] Respond(int rows, CenterFrame[] centers)
    {
        var silent = new BipolarFrame(new CenterFrame(rows, []), []);
        var frames = new BipolarFrame[centers.Length];
        List<DotCenter> cells = [];
        List<float> activity = [];
        for (int frame = 0; frame < frames.Length; frame++)
        {
            int earlier = frame - CorrelatorWiring.BipolarDelay;
            if (earlier < 0 || ReferenceEquals(centers[frame], centers[earlier]))
            {
                frames[frame] = silent;
                continue;
            }

            cells.Clear();
            activity.Clear();
            foreach (DotCenter center in centers[frame].Centers)
                Excite(center, centers[earlier], cells, activity);
            frames[frame] = new(new CenterFrame(rows, CollectionsMarshal.AsSpan(cells)), [.. activity]);
        }

        return frames;
    }

    private static void Excite(DotCenter center, CenterFrame earlier, List<DotCenter> cells, List<float> activity)
    {
        const int Reach = CorrelatorWiring.BipolarReach;
        (int start, int end) = earlier.Within(center.Row, center.Column - Reach, center.Column + Reach);
        if (start == end)
            return;

        // Becomes the greatest earlier value within each distance.
        Span<float> within = stackalloc float[Reach + 1];
        within.Clear();
        foreach (DotCenter other in earlier.Centers[start..end])
        {
            int distance = Math.Abs(other.Column - center.Column);
            within[distance] = Math.Max(within[distance], other.Value);
        }

        for (int distance = 1; distance <= Reach; distance++)
            within[distance] = Math.Max(within[distance], within[distance - 1]);

        ReadOnlySpan<int> thresholds = CorrelatorWiring.Thresholds(center.Row);
        float present = Math.Min(center.Value, within[Reach]);
        if (!(present > within[thresholds[0] - 1]))
            return;
        cells.Add(center);
        foreach (int threshold in thresholds)
            activity.Add(Math.Max(0, present - within[threshold - 1]));
    }
}
