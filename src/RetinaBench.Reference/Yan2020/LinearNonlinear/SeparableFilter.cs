using RetinaBench.Stimuli;

namespace RetinaBench.Reference.Yan2020.LinearNonlinear;

/// <summary>A filter that is the product of a course in time and a profile in space.</summary>
/// <param name="Time">[lag], lag 0 first.</param>
/// <param name="Space">[row, column].</param>
internal sealed record SeparableFilter(double[] Time, double[] Space)
{
    private const int BlockFrames = 4096;

    /// <summary>Applies the filter to consecutive frames: first in space, which leaves one number a frame.</summary>
    /// <param name="movie">A movie of as many pixels as the profile.</param>
    /// <param name="first">The first frame, whose past must be in the movie.</param>
    /// <param name="drive">Receives [frame].</param>
    public void Apply(IFrameSequence movie, int first, Span<double> drive)
    {
        int past = Time.Length - 1, size = Space.Length;
        float[] pixels = new float[(Math.Min(BlockFrames, drive.Length) + past) * size];
        double[] sums = new double[pixels.Length / size];
        for (int start = 0; start < drive.Length; start += BlockFrames)
        {
            Span<double> block = drive.Slice(start, Math.Min(BlockFrames, drive.Length - start));
            Span<float> frames = pixels.AsSpan(0, (block.Length + past) * size);
            movie.Read(first + start - past, frames);
            for (int t = 0; t < block.Length + past; t++)
                sums[t] = Dot(frames.Slice(t * size, size));
            for (int t = 0; t < block.Length; t++)
            {
                double sum = 0;
                for (int lag = 0; lag <= past; lag++)
                    sum += Time[lag] * sums[t + past - lag];
                block[t] = sum;
            }
        }
    }

    private double Dot(ReadOnlySpan<float> frame)
    {
        double sum = 0;
        for (int i = 0; i < frame.Length; i++)
            sum += Space[i] * frame[i];
        return sum;
    }
}
