namespace RetinaBench.Reference.Murray2021.Training.Gradients;

/// <summary>Frames from the first to before the end.</summary>
/// <param name="First">The first frame.</param>
/// <param name="End">The frame behind the last; not above <paramref name="First"/> where there is none.</param>
internal readonly record struct FrameRange(int First, int End)
{
    /// <summary>Whether there is no frame.</summary>
    public bool IsEmpty => First >= End;

    /// <summary>Whether some frame is in both.</summary>
    public bool Overlaps(FrameRange other) => Math.Max(First, other.First) < Math.Min(End, other.End);
}
