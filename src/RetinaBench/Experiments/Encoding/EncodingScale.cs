namespace RetinaBench.Experiments.Encoding;

/// <summary>How many frames a cell is recorded for, and how long models are fitted: what the stimuli a point of a run come to.</summary>
/// <remarks>
/// A stimulus is a block of consecutive frames to fit on. A full run (<see cref="ExperimentSetting.FullStimuli"/> stimuli a point) is the size that a suite states; a quick one has as much
/// less to fit on, fewer images, and fewer steps of a fit. More stimuli than a full run bring more frames but no more steps.
/// </remarks>
/// <param name="Blocks">Blocks to fit on.</param>
/// <param name="Effort">Share of a model's steps, above 0 to 1.</param>
internal sealed record EncodingScale(int Blocks, double Effort)
{
    /// <summary>Fresh blocks to test on, a sixth of those that a full run fits on: 100,500 frames beside 600,000 where a block has 1500. Fields of spikes need as many in a quick run.</summary>
    public const int TestBlocks = (ExperimentSetting.FullStimuli + BlocksOfOneTested - 1) / BlocksOfOneTested;

    private const int BlocksOfOneTested = 6, FewestTestBlocks = 10;

    /// <summary>The scale of a run.</summary>
    /// <param name="stimuli">Stimuli a point.</param>
    public static EncodingScale Of(int stimuli) => new(stimuli, Math.Min(1, stimuli / (double)ExperimentSetting.FullStimuli));

    /// <summary>The blocks of a share of the recording, at least one.</summary>
    /// <param name="share">Above 0 to 1.</param>
    public int BlocksOf(double share) => Math.Max(1, (int)Math.Round(share * Blocks));

    /// <summary>Fresh blocks to test on where nothing but predictions is measured.</summary>
    public int PredictedBlocks => Math.Max(FewestTestBlocks, (int)Math.Round(Effort * TestBlocks));

    /// <summary>The images that are shown where a full run shows a number of them, at least 2.</summary>
    /// <param name="images">Images of a full run.</param>
    public int ImagesOf(int images) => Math.Max(2, (int)Math.Round(Effort * images));
}
