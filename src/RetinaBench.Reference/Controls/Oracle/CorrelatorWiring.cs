namespace RetinaBench.Reference.Controls.Oracle;

/// <summary>The hand-set constants of <see cref="CorrelatorModel"/>: detectors, delays, thresholds, synaptic weights and mosaics.</summary>
internal static class CorrelatorWiring
{
    /// <summary>Radius in pixels of the disc that the input cells look for: that of the dots of the protocol.</summary>
    public const int DiscRadius = 5;

    /// <summary>Intensity, of the 1 that a lit dot has, that all of a disc must exceed to be seen: noise rarely does.</summary>
    public const float DiscThreshold = 1 / 16f;

    /// <summary>Frames that a bipolar cell looks back.</summary>
    public const int BipolarDelay = 4;

    /// <summary>Columns to either side within which a bipolar cell sees where a disc came from: 6.25 pixels/frame, just over the protocol's fastest dot (alpha 4, s 1.5).</summary>
    public const int BipolarReach = 25;

    /// <summary>Frames that an amacrine cell looks back; at least one column of motion for every dot of 0.5 pixels/frame or faster.</summary>
    public const int AmacrineDelay = 2;

    /// <summary>Columns to one side within which an amacrine cell looks back: again 6.25 pixels/frame.</summary>
    public const int AmacrineReach = 13;

    /// <summary>Factor in drive from one speed step to the next.</summary>
    /// <remarks>
    /// About 8 +- 3 dots of a population are in view. A faster population that is one step ahead wins unless it is outnumbered
    /// by this factor; within a step only numbers count, so that close speeds stay hard. With steps of an octave or less the
    /// psychometric curve rises over all of alpha = 1 to 2, and hardly errs beyond.
    /// </remarks>
    public const float SpeedStep = 16;

    /// <summary>Gain of the delayed arm of an amacrine cell.</summary>
    /// <remarks>Truncation to pixels lets the drive of one dot change from frame to frame by one step; with this gain the current arm sets the size of the response.</remarks>
    public const float AmacrineGain = SpeedStep;

    /// <summary>Cells along each side of the map over which a layer's response is summed for reporting.</summary>
    public const int MapSide = 7;

    // By mosaic: crossed above 0.25, 0.75, 1.5 and 2.75 pixels/frame on even rows (types 0-3), the last at 2.25 on odd rows (types
    // 4-7). Amacrine types tile the rows as 0 1 0 2 0 (right-detecting) and 3 4 5 (left-detecting). The periods have no common
    // factor, so that every pair of types meets; no single type is needed for the task.
    private static readonly int[][] s_thresholds = [[2, 4, 7, 12], [2, 4, 7, 10]];
    private static readonly int[] s_rightMosaic = [0, 1, 0, 2, 0];
    private static readonly int[] s_leftMosaic = [3, 4, 5];
    private static readonly float[] s_weights = MakeWeights();

    /// <summary>Number of speed steps: bipolar types on one row.</summary>
    public static int SpeedSteps => s_thresholds[0].Length;

    /// <summary>Number of bipolar types.</summary>
    public static int BipolarTypes => s_thresholds.Length * SpeedSteps;

    /// <summary>Number of amacrine types.</summary>
    public static int AmacrineTypes => 6;

    /// <summary>Number of ganglion types: right- and left-preferring.</summary>
    public static int GanglionTypes => 2;

    /// <summary>The right-preferring ganglion type.</summary>
    public static int RightGanglion => 0;

    /// <summary>The left-preferring ganglion type.</summary>
    public static int LeftGanglion => 1;

    /// <summary>Smallest displacement, in columns over <see cref="BipolarDelay"/> frames, that excites the bipolar type of each speed step.</summary>
    /// <param name="row">Row of the movie.</param>
    public static ReadOnlySpan<int> Thresholds(int row) => s_thresholds[row % s_thresholds.Length];

    /// <summary>Weight of the bipolar types of each speed step on their targets: what they add to the steps below, the highest step reaching 1.</summary>
    /// <remarks>Multiples of 2^-12, so that sums over a 0/1 movie are exact in any order and mirrored movies give mirrored bits.</remarks>
    public static ReadOnlySpan<float> BipolarWeights => s_weights;

    /// <summary>The bipolar type of a row and speed step.</summary>
    /// <param name="row">Row of the movie.</param>
    /// <param name="step">Speed step, from 0.</param>
    public static int Bipolar(int row, int step) => (row % s_thresholds.Length * SpeedSteps) + step;

    /// <summary>The right-detecting amacrine type of a row.</summary>
    /// <param name="row">Row of the movie.</param>
    public static int RightAmacrine(int row) => s_rightMosaic[row % s_rightMosaic.Length];

    /// <summary>The left-detecting amacrine type of a row.</summary>
    /// <param name="row">Row of the movie.</param>
    public static int LeftAmacrine(int row) => s_leftMosaic[row % s_leftMosaic.Length];

    private static float[] MakeWeights()
    {
        float[] weights = new float[SpeedSteps];
        float level = 1;
        for (int step = SpeedSteps - 1; step >= 0; step--)
        {
            float below = step > 0 ? level / SpeedStep : 0;
            weights[step] = level - below;
            level = below;
        }

        return weights;
    }
}
